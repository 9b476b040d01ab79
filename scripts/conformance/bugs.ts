import type { Bug } from './bundle.js';

const rule = (name: string, from: string, to: string): Bug => ({
  rule: name,
  file: `src/referral/rules/${name}.ts`,
  from,
  to,
});

/** A bug in each of five rules, as a person in a hurry writes them. */
export const BUGS: readonly Bug[] = [
  {
    rule: 'already-resolved',
    file: 'src/referral/transitions.ts',
    from: "'resolve-unsuccessful': no('already-resolved'),",
    to: "'resolve-unsuccessful': to('unsuccessful'),",
  },
  rule(
    'not-acknowledged',
    "state.status === 'referred' || state.status === 'enrolled'",
    "state.status === 'referred'",
  ),
  rule(
    'date-before-the-fact-it-follows',
    'isCalendarDate(day) && date < day',
    'isCalendarDate(day) && date <= day',
  ),
  rule(
    'enrolled-on-the-ce-enrollment',
    'link?.enrollmentId === referral.enrollmentId',
    'link?.enrollmentId === referral.referralId',
  ),
  rule(
    'result-date-not-enrollment-date',
    "data.result !== 'client-accepted' ||",
    "data.result === 'client-accepted' ||",
  ),
];
