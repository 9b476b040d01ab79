import { enrollmentOf } from '../facts.js';
import { linkedReferral } from '../known.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'enrolled' | 'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'enrollment-linked-twice',
  on: ['enrolled', 'resolved'],
  over: 'caseload',
  check(event, { state, known }) {
    if (state.status === 'not-referred') return undefined;
    // A result that names the recorded enrollment links nothing new.
    const { data } = event;
    const enrollmentId =
      event.type === 'enrolled'
        ? event.data.enrollmentId
        : 'resultingEnrollmentId' in data && enrollmentOf(state) === undefined
          ? data.resultingEnrollmentId
          : undefined;
    const linked = linkedReferral(known, enrollmentId);
    if (linked === undefined || linked === state.referral.referralId) return undefined;
    return fault(event.type === 'enrolled' ? 'enrollmentId' : 'resultingEnrollmentId');
  },
});

export const words: RuleWords = {
  title: 'An enrollment results from one referral.',
  because:
    'When two referrals claim one enrollment, one placement is counted twice and an opening is lost from sight.',
  source: 'Ours',
};
