import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'reason-missing',
  on: ['resolved'],
  asks: 'reason',
  check({ data }) {
    return data.result !== 'client-accepted' && data.notHousedReason === undefined
      ? fault('notHousedReason')
      : undefined;
  },
});

export const words: RuleWords = {
  title: 'An unsuccessful result has a reason.',
  because: 'Without reasons a CoC cannot see why clients are turned away, or who turns them away.',
  source: 'Article: If Not Housed, Reason',
};
