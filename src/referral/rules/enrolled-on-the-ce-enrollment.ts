import { enrollmentOf } from '../facts.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'enrolled' | 'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'enrolled-on-the-ce-enrollment',
  on: ['enrolled', 'resolved'],
  check(event, { state }) {
    if (state.status === 'not-referred') return undefined;
    const ceEnrollmentId = state.referral.enrollmentId;
    if (event.type === 'enrolled') {
      return event.data.enrollmentId === ceEnrollmentId ? fault('enrollmentId') : undefined;
    }
    // Where an enrollment was recorded, the result is compared with that one instead.
    const { data } = event;
    const named = data.result === 'client-accepted' && enrollmentOf(state) === undefined;
    return named && data.resultingEnrollmentId === ceEnrollmentId
      ? fault('resultingEnrollmentId')
      : undefined;
  },
});

export const words: RuleWords = {
  title:
    'The resulting enrollment is not the Coordinated Entry enrollment that the referral was recorded on.',
  because:
    'HUD’s EnrollmentID on an event is the Coordinated Entry one. Taken for the resulting one, every referral looks as if it had led somewhere.',
  source: 'HUD 4.20',
};
