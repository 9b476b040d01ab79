import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'resulting-enrollment-missing',
  on: ['resolved'],
  severity: 'warning',
  asks: 'enrollment',
  check({ data }, { state }) {
    if (data.result !== 'client-accepted' || data.resultingEnrollmentId !== undefined) return undefined;
    // Where the enrollment was only inferred, the source had no way to name it.
    const recorded = state.status === 'enrolled' && state.inferredBy?.enrolled === undefined;
    return recorded ? fault('resultingEnrollmentId') : undefined;
  },
});

export const words: RuleWords = {
  title: 'A successful result names the enrollment that was recorded.',
  because: 'A result that names none leaves the reader to guess which enrollment it meant.',
  source: 'Article: Resulting Enrollment',
};
