import { addDays, type CalendarDate } from '../../referral/calendar-date.js';
import type { ReferralEvent } from '../../referral/events.js';
import { replay } from '../../referral/evolve.js';
import { factsIn } from '../../referral/facts.js';
import { DATE_FIELD, dateOfEvent } from '../../referral/rules/dates.js';
import {
  anywhere,
  asImport,
  changed,
  lastOf,
  type Mutation,
  type MutationsOf,
  noonOf,
  ofAny,
  ofTheLast,
  told,
  withData,
  withMetadata,
} from './mutation.js';

/** The rules about dates. */
export type CodeOfDates =
  | 'result-date-missing'
  | 'result-date-not-enrollment-date'
  | 'date-not-real'
  | 'date-after-recorded'
  | 'date-before-the-fact-it-follows'
  | 'enrolled-before-acknowledged';

const dayBefore = (event: ReferralEvent): CalendarDate => addDays(dateOfEvent(event) as CalendarDate, -1);

const ackAfterEnrollment: Mutation['mutate'] = (events, _scene, choices) => {
  const ack = lastOf(events, 'acknowledged');
  const at = ack + 1 + events.slice(ack + 1).findIndex((event) => event.type === 'enrolled');
  const enrolledOn = factsIn(replay(events.slice(0, at + 1))).enrollment?.enrolledOn as CalendarDate;
  const acknowledgedOn = addDays(enrolledOn, 1 + choices.upTo(9));
  const later = (event: ReferralEvent): ReferralEvent =>
    withMetadata(withData(event, { acknowledgedOn }), { recordedAt: noonOf(acknowledgedOn) });
  return { events: changed(events, ack, later), at };
};

/** For each rule about dates: a date that breaks it. */
export const MUTATIONS_OF_DATES: MutationsOf<CodeOfDates> = {
  'result-date-missing': [
    {
      says: 'An imported result has no date.',
      story: told('unsuccessful', 'successful'),
      mutate: ofTheLast((event) => asImport(withData(event, { resultDate: undefined }))),
    },
  ],
  'result-date-not-enrollment-date': [
    {
      says: 'The successful result is dated some days after the enrollment.',
      story: told('successful'),
      mutate: ofTheLast((event, _scene, choices) => {
        const resultDate = addDays(dateOfEvent(event) as CalendarDate, 1 + choices.upTo(30));
        return withMetadata(withData(event, { resultDate }), { recordedAt: noonOf(resultDate) });
      }),
    },
  ],
  'date-not-real': [
    {
      says: 'The date is none of the calendar.',
      story: told('referred', 'acknowledged', 'enrolled', 'unsuccessful', 'voided', 'not-housed'),
      mutate: ofTheLast((event, _scene, choices) => {
        const date = choices.of(['2026-02-30', '2025-02-29', '2026-13-01', '2026-3-2', '']);
        return withData(event, { [DATE_FIELD[event.type]]: date });
      }),
    },
  ],
  'date-after-recorded': [
    {
      says: 'It was recorded on the day before it happened.',
      story: anywhere,
      mutate: ofAny((event) => withMetadata(event, { recordedAt: noonOf(dayBefore(event)) })),
    },
  ],
  'date-before-the-fact-it-follows': [
    {
      says: 'It is dated before the referral.',
      story: told('acknowledged', 'unsuccessful', 'not-housed'),
      mutate: ofTheLast((event, { start }, choices) =>
        withData(event, { [DATE_FIELD[event.type]]: addDays(start, -1 - choices.upTo(30)) }),
      ),
    },
  ],
  'enrolled-before-acknowledged': [
    {
      says: 'The acknowledgement is dated after the enrollment.',
      story: told('enrolled', 'successful'),
      mutate: ackAfterEnrollment,
    },
  ],
};
