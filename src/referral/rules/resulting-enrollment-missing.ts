import { type EventCheck, eventCheck, type RuleWords } from './rule.js';

export const check: EventCheck<'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'resulting-enrollment-missing',
  title: 'A successful result names the enrollment that was recorded.',
  on: ['resolved'],
  severity: 'warning',
  asks: 'enrollment',
  check({ data }, { state }) {
    if (data.result !== 'client-accepted' || data.resultingEnrollmentId !== undefined) return undefined;
    // Where the enrollment was only inferred, the source had no way to name it.
    const recorded = state.status === 'enrolled' && state.inferredBy?.enrolled === undefined;
    return recorded ? { expected: { field: 'resultingEnrollmentId' } } : undefined;
  },
});

export const words: RuleWords = {
  because: 'A result that names none leaves the reader to guess which enrollment it meant.',
  source: 'Article: Resulting Enrollment',
};
