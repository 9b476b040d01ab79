import type { Cases } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledged,
  enrolled,
  failed,
  history,
  imported,
  provider,
  refer,
  referred,
  succeed,
} from '../world.js';
import { accepts, audits, refuses } from '../write.js';
import { day, each } from './dated.js';

// Days of the calendar, and what only looks like one.
const REAL = ['2024-02-29', '2000-02-29', '2025-02-28', '2025-12-31', '1999-01-01'];
const UNREAL = [
  '2025-02-29',
  '1900-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '2026-1-5',
  '01/05/2026',
  '2026-01-05T00:00',
  ' 2026-01-05',
  '20260105',
  '',
];

/** Days of the calendar, and what only looks like one. */
export const realDates: Cases = {
  'date-not-real': [
    ...each((type, { words, given, when }) =>
      refuses(`${type}-on-30-february`, `There is no 30 February for ${words}.`, {
        malformed: true,
        given,
        when: when('2026-02-30', '2026-06-01'),
        codes: ['date-not-real'],
      }),
    ),
    refuses(
      'resolve-successful-on-30-february',
      'A success dated 30 February is not dated as its enrollment either.',
      {
        malformed: true,
        given: GIVEN['enrolled-after-acknowledgement'],
        when: succeed({ resultDate: '2026-02-30' }),
        codes: ['date-not-real', 'result-date-not-enrollment-date'],
      },
    ),
    refuses(
      'taken-from-an-unreal-enrollment',
      'A success takes no date from an enrollment on no day of the calendar.',
      {
        malformed: true,
        given: history(
          'enrolled',
          referred(),
          acknowledged(),
          imported(enrolled({ enrolledOn: '2026-02-30' })),
        ),
        when: succeed(),
        codes: ['date-not-real'],
      },
    ),
    ...UNREAL.map((date, n) =>
      refuses(`no-day-${n + 1}`, `${JSON.stringify(date)} is no day of the calendar.`, {
        malformed: true,
        given: GIVEN['not-referred'],
        when: refer({ referredOn: day(date) }, { on: '2026-06-01' }),
        codes: ['date-not-real'],
      }),
    ),
    ...REAL.map((date) =>
      accepts(`day-${date}`, `${date} is a day of the calendar.`, {
        given: GIVEN['not-referred'],
        when: refer({ referredOn: day(date) }, { on: '2026-06-01' }),
        status: 'referred',
      }),
    ),
    audits(
      'imported',
      'Imported events on no day of the calendar are reported, and not compared with others.',
      {
        malformed: true,
        given: [
          referred(),
          imported(acknowledged({ acknowledgedOn: '2026-02-30' }), { recordedBy: provider }),
          enrolled({ enrolledOn: '2026-03-03' }),
        ],
        findings: [[1, 'date-not-real']],
      },
    ),
    audits(
      'date-of-a-result-unknown',
      'An imported result without a date has no date that could be unreal.',
      {
        given: [
          referred(),
          acknowledged(),
          imported(failed(), { without: ['resultDate'], recordedBy: provider }),
        ],
        findings: [[2, 'result-date-missing']],
      },
    ),
  ],
};
