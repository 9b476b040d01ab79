import { listedReason, reasonOf } from './reasons.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'resolved' | 'not-housed-reason-added'> = /* @__PURE__ */ eventCheck({
  code: 'reason-not-on-list',
  on: ['resolved', 'not-housed-reason-added'],
  asks: 'reason',
  check(event, { policy }) {
    const given = reasonOf(event);
    if (given === undefined || listedReason(event, policy) !== undefined) return undefined;
    return fault(given.field);
  },
});

export const words: RuleWords = {
  title: 'A reason is on the CoC’s list, in the version it was chosen from.',
  because: 'Codes that are on no list cannot be counted or read by anybody else.',
  source: 'Article: the picklist; the list itself is the CoC’s',
};
