import type { EventCheck, RuleWords } from './rule.js';
import { skipCheck } from './skip.js';

export const check: EventCheck = /* @__PURE__ */ skipCheck('reason-before-success');

export const words: RuleWords = {
  title: 'A not-housed reason is added to a successful referral only.',
  because:
    'An open referral has no outcome that a reason could explain. An unsuccessful one takes its reason with the result.',
  source: 'Article',
};
