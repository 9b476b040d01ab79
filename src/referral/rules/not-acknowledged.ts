import { factsIn } from '../facts.js';
import { type EventCheck, eventCheck, type RuleWords } from './rule.js';

export const check: EventCheck<'enrolled' | 'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'not-acknowledged',
  on: ['enrolled', 'resolved'],
  asks: 'acknowledgement',
  check(_event, { state }) {
    const open = state.status === 'referred' || state.status === 'enrolled';
    return open && factsIn(state).acknowledgedOn === undefined
      ? { expected: { status: ['acknowledged'] } }
      : undefined;
  },
});

export const words: RuleWords = {
  title: 'A referral is acknowledged before an enrollment or a result is recorded.',
  because:
    'Without an acknowledgement nobody knows whether the provider saw the referral in time, and the response time cannot be measured.',
  source: 'Article: the first step for a housing provider',
};
