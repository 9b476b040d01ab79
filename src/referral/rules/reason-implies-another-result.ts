import { listedReason } from './reasons.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'reason-implies-another-result',
  on: ['resolved'],
  asks: 'reason',
  check(event, { policy }) {
    const implied = event.data.result === 'client-accepted' ? undefined : listedReason(event, policy)?.result;
    return implied === undefined || implied === event.data.result
      ? undefined
      : fault('result', { is: implied });
  },
});

export const words: RuleWords = {
  title: 'An unsuccessful result is the one that its reason implies.',
  because:
    'The same fact, such as a client nobody could reach, is filed under either party unless the list decides.',
  source: 'Ours; the mapping is the CoC’s list, as in Arizona',
};
