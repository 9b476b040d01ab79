import type { EventCheck, RuleWords } from './rule.js';
import { skipCheck } from './skip.js';

export const check: EventCheck = /* @__PURE__ */ skipCheck('already-resolved');

export const words: RuleWords = {
  title: 'A referral is resolved once: its result and result date never change.',
  because:
    'Results that are overwritten leave no trace of what was reported before, and two reports of the same month differ.',
  source: 'Article',
};
