import { actorOf } from './permissions.js';
import { type EventCheck, EVERY_EVENT, eventCheck, type RuleWords } from './rule.js';

export const check: EventCheck = /* @__PURE__ */ eventCheck({
  code: 'not-attributed',
  title: 'A record says who made it.',
  on: EVERY_EVENT,
  severity: 'warning',
  asks: 'actor',
  check(event) {
    return actorOf(event) === undefined ? { expected: { field: 'recordedBy' } } : undefined;
  },
});

export const words: RuleWords = {
  because: 'A result that nobody can be asked about cannot be put right.',
  source: 'Ours',
};
