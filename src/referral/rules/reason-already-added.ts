import type { EventCheck, RuleWords } from './rule.js';
import { skipCheck } from './skip.js';

export const check: EventCheck = /* @__PURE__ */ skipCheck('reason-already-added');

export const words: RuleWords = {
  title: 'A not-housed reason is added once.',
  because: 'A reason that can be replaced says nothing about why the client was not housed at the time.',
  source: 'Ours',
};
