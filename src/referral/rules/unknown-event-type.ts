import type { EventCheck, RuleWords } from './rule.js';
import { skipCheck } from './skip.js';

export const check: EventCheck = /* @__PURE__ */ skipCheck('unknown-event-type');

export const words: RuleWords = {
  title: 'An event is of a type that this version knows.',
  because:
    'A newer version may have written it. It is kept in the log and reported, since guessing at its meaning would change facts.',
  source: 'Ours',
};
