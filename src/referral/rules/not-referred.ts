import type { EventCheck, RuleWords } from './rule.js';
import { skipCheck } from './skip.js';

export const check: EventCheck = /* @__PURE__ */ skipCheck('not-referred');

export const words: RuleWords = {
  title: 'A history begins with a referral.',
  because:
    'An acknowledgement, a result or a void without a referral tells nobody which opening it is about.',
  source: 'Ours: the order of the article’s steps',
};
