import type { EventCheck, RuleWords } from './rule.js';
import { skipCheck } from './skip.js';

export const check: EventCheck = /* @__PURE__ */ skipCheck('already-referred');

export const words: RuleWords = {
  title: 'A referral is made once.',
  because:
    'The same referral sent twice counts twice in every report, and each copy waits for an answer of its own.',
  source: 'Ours',
};
