import { factsIn } from '../facts.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'resulting-enrollment-not-the-recorded-one',
  on: ['resolved'],
  check({ data }, { state }) {
    const recorded = factsIn(state).enrollment?.enrollmentId;
    if (data.result !== 'client-accepted' || data.resultingEnrollmentId === undefined) return undefined;
    return recorded === undefined || recorded === data.resultingEnrollmentId
      ? undefined
      : fault('resultingEnrollmentId', {}, ['enrolled']);
  },
});

export const words: RuleWords = {
  title: 'The resulting enrollment is the one that was recorded.',
  because: 'Two different enrollments on one referral mean that one of them is not its outcome.',
  source: 'Article: Resulting Enrollment',
};
