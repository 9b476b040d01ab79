import { factsIn } from '../facts.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'result-date-missing',
  on: ['resolved'],
  check({ data, metadata }, { state }) {
    if (data.resultDate !== undefined) return undefined;
    // A person gives no date for a success: it comes from the enrollment, and where there is none,
    // success-without-enrollment says so.
    const fromEnrollment = data.result === 'client-accepted' && metadata?.source !== 'import';
    return fromEnrollment && factsIn(state).enrollment === undefined ? undefined : fault('resultDate');
  },
});

export const words: RuleWords = {
  title: 'A result has a date.',
  because: 'A result without a date cannot be put into any reporting period.',
  source: 'Article; HUD 4.20',
};
