import type { EventCheck, RuleWords } from './rule.js';
import { skipCheck } from './skip.js';

export const check: EventCheck = /* @__PURE__ */ skipCheck('already-acknowledged');

export const words: RuleWords = {
  title: 'A referral is acknowledged once.',
  because: 'A second acknowledgement would move the date that the provider’s response is measured by.',
  source: 'Ours',
};
