import type { EventCheck, RuleWords } from './rule.js';
import { skipCheck } from './skip.js';

export const check: EventCheck = /* @__PURE__ */ skipCheck('success-takes-only-a-reason');

export const words: RuleWords = {
  title: 'Nothing follows a successful referral but a not-housed reason or a void.',
  because: 'Edits after the resolution change what was already reported to HUD.',
  source: 'Article: no further edits to the CE event at this point',
};
