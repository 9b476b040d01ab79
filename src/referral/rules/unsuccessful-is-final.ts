import type { EventCheck, RuleWords } from './rule.js';
import { skipCheck } from './skip.js';

export const check: EventCheck = /* @__PURE__ */ skipCheck('unsuccessful-is-final');

export const words: RuleWords = {
  title: 'Nothing follows an unsuccessful referral but its void.',
  because:
    'Work that goes on after a refusal belongs to a new referral. On the old one it would be in no report.',
  source: 'Article; Minnesota: CE staff are asked for a new referral',
};
