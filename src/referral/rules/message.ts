import { wordsOf } from '../reasons.js';
import type { Expected, RuleCode } from './rule.js';

/**
 * Says a fault in words: the code, read as the words it is made of, and what would have been accepted. Nothing
 * else goes in, so no message can hold what an event or a command held.
 */
export function messageOf(code: RuleCode, expected: Expected = {}): string {
  const { field, is, oneOf, onOrAfter, onOrBefore, status } = expected;
  const wanted = [
    field,
    is !== undefined && `must be ${is}`,
    oneOf?.length && `must be one of ${oneOf.join(', ')}`,
    onOrAfter && `must be on or after ${onOrAfter}`,
    onOrBefore && `must be on or before ${onOrBefore}`,
    status && `status must be ${status.join(', ')}`,
  ];
  const rest = wanted.filter(Boolean).join(' ');
  return wordsOf(code) + (rest && `: ${rest}`);
}
