import type { EventCheck, RuleWords } from './rule.js';
import { skipCheck } from './skip.js';

export const check: EventCheck = /* @__PURE__ */ skipCheck('voided-is-final');

export const words: RuleWords = {
  title: 'Nothing follows a voided referral.',
  because:
    'A voided referral is deleted in HUD’s terms. What is recorded on it afterwards would appear in no report.',
  source: 'HUD: DateDeleted; Minnesota',
};
