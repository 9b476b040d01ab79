import { factsIn } from '../facts.js';
import { linkOf } from './link.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'enrolled' | 'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'enrolled-on-the-ce-enrollment',
  on: ['enrolled', 'resolved'],
  check(event, { state }) {
    const { referral } = factsIn(state);
    const link = linkOf(event, state);
    // Where nothing was referred, an enrollment without an id is not on the CE enrollment: both are absent.
    return referral !== undefined && link?.enrollmentId === referral.enrollmentId
      ? fault(link.field)
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
