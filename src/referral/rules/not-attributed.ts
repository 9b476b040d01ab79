import { actorOf } from './permissions.js';
import { type EventCheck, EVERY_EVENT, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck = /* @__PURE__ */ eventCheck({
  code: 'not-attributed',
  on: EVERY_EVENT,
  severity: 'warning',
  asks: 'actor',
  check(event) {
    return actorOf(event) === undefined ? fault('recordedBy') : undefined;
  },
});

export const words: RuleWords = {
  title: 'A record says who made it.',
  because: 'A result that nobody can be asked about cannot be put right.',
  source: 'Ours',
};
