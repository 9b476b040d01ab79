import { type EventCheck, eventCheck, type RuleWords } from './rule.js';

export const check: EventCheck<'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'reason-missing',
  title: 'An unsuccessful result has a reason.',
  on: ['resolved'],
  asks: 'reason',
  check({ data }) {
    return data.result !== 'client-accepted' && data.notHousedReason === undefined
      ? { expected: { field: 'notHousedReason' } }
      : undefined;
  },
});

export const words: RuleWords = {
  because: 'Without reasons a CoC cannot see why clients are turned away, or who turns them away.',
  source: 'Article: If Not Housed, Reason',
};
