import type { Cases } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledge,
  acknowledged,
  enrolled,
  history,
  imported,
  provider,
  referred,
  succeed,
} from '../world.js';
import { accepts, audits, refuses } from '../write.js';
import { each } from './dated.js';

/** When a fact happened, and when it was recorded. */
export const recordedDates: Cases = {
  'date-after-recorded': [
    ...each((type, { words, given, when }) =>
      refuses(`${type}-of-tomorrow`, `What is to happen tomorrow is refused: ${words}.`, {
        given,
        when: when('2026-06-02', '2026-06-01'),
        codes: ['date-after-recorded'],
      }),
    ),
    ...each((type, { words, given, when, status }) =>
      accepts(`${type}-of-today`, `What happened today is taken: ${words}.`, {
        given,
        when: when('2026-06-01', '2026-06-01'),
        status,
      }),
    ),
    refuses(
      'success-of-tomorrow',
      'A success whose enrollment begins tomorrow is refused, though none was typed in.',
      {
        given: history(
          'enrolled',
          referred(),
          acknowledged(),
          imported(enrolled({ enrolledOn: '2026-06-02' })),
        ),
        when: succeed({}, { on: '2026-06-01' }),
        codes: ['date-after-recorded'],
      },
    ),
    accepts(
      'late-in-the-evening',
      'The day of recording is the one at the place of recording: here it is still the 4th.',
      {
        given: GIVEN.referred,
        when: acknowledge({ acknowledgedOn: '2026-03-04' }, { at: '2026-03-04T23:30-06:00' }),
        status: 'acknowledged',
      },
    ),
    refuses('tomorrow-in-utc', 'Half past eleven in the evening is not tomorrow, though it is in UTC.', {
      given: GIVEN.referred,
      when: acknowledge({ acknowledgedOn: '2026-03-05' }, { at: '2026-03-04T23:30-06:00' }),
      codes: ['date-after-recorded'],
    }),
    accepts('yesterday-in-utc', 'Half past midnight is today, though it is yesterday in UTC.', {
      given: GIVEN.referred,
      when: acknowledge({ acknowledgedOn: '2026-03-05' }, { at: '2026-03-05T00:30:00.000+10:00' }),
      status: 'acknowledged',
    }),
    accepts('moment-in-utc', 'A moment may be written in UTC; its day is its first ten characters.', {
      given: GIVEN.referred,
      when: acknowledge({ acknowledgedOn: '2026-03-05' }, { at: '2026-03-05T05:30Z' }),
      status: 'acknowledged',
    }),
    accepts('moment-without-offset', 'A moment may be written without an offset.', {
      given: GIVEN.referred,
      when: acknowledge({ acknowledgedOn: '2026-03-05' }, { at: '2026-03-05T05:30' }),
      status: 'acknowledged',
    }),
    audits('imported-later', 'An imported event dated after its export is reported.', {
      given: [
        referred(),
        imported(acknowledged({ acknowledgedOn: '2026-03-09' }), {
          recordedAt: '2026-03-08T23:59',
          recordedBy: provider,
        }),
      ],
      findings: [[1, 'date-after-recorded']],
    }),
    audits('recording-unknown', 'An import that does not tell when it was recorded is not compared.', {
      given: [referred(), imported(acknowledged({ acknowledgedOn: '2199-01-01' }), { recordedBy: provider })],
    }),
    audits('unknowable', 'Where the source cannot know moments of recording it is not checked.', {
      given: [referred(), acknowledged({ acknowledgedOn: '2026-03-09' }, { on: '2026-03-08' })],
      unknowable: ['recording'],
      notChecked: ['date-after-recorded'],
    }),
  ],
};
