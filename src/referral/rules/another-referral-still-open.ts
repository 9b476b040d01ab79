import { factsIn } from '../facts.js';
import { hasOpenOther } from '../known.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'another-referral-still-open',
  on: ['resolved'],
  severity: 'warning',
  check({ data }, { state, known }) {
    return data.result === 'client-accepted' && hasOpenOther(known, factsIn(state).referral?.referralId)
      ? fault('result')
      : undefined;
  },
});

export const words: RuleWords = {
  title: 'When a client is accepted, no other referral of theirs stays open.',
  because:
    'The other opening is held for somebody who no longer needs it. The acceptance is true all the same: it is recorded, and whoever holds the other referral has to resolve it. A referral made after the acceptance is a new need and no fault.',
  source: 'Ours',
  over: 'caseload',
};
