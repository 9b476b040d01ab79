import { type EventCheck, eventCheck, type RuleWords } from './rule.js';

export const check: EventCheck<'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'success-without-enrollment',
  on: ['resolved'],
  asks: 'enrollment',
  check({ data }, { state }) {
    const without = state.status === 'referred' || state.status === 'acknowledged';
    return without && data.result === 'client-accepted' ? { expected: { status: ['enrolled'] } } : undefined;
  },
});

export const words: RuleWords = {
  title: 'A referral is resolved as successful only after the enrollment was recorded.',
  because:
    'Accepted referrals with no enrollment behind them are the most common complaint: the client counts as placed and is not.',
  source: 'Article: the enrollment is created before the CE Event is updated',
};
