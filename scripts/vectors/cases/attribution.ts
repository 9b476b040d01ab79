import type { Cases } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledge,
  acknowledged,
  failed,
  imported,
  manager,
  provider,
  referred,
  spoilt,
} from '../world.js';
import { accepts, audits, refuses } from '../write.js';

/** Whether a record says who made it. */
export const attribution: Cases = {
  'not-attributed': [
    audits('imported', 'Imported events that nobody is known to have recorded are reported as warnings.', {
      given: [imported(referred()), imported(acknowledged()), imported(failed())],
      findings: [0, 1, 2].map((n) => [n, { code: 'not-attributed', severity: 'warning' }]),
    }),
    audits('attributed', 'Imported events whose recorder is known are not reported.', {
      given: [
        imported(referred(), { recordedBy: manager }),
        imported(acknowledged(), { recordedBy: provider }),
        imported(failed(), { recordedBy: provider }),
      ],
    }),
    audits('unknowable', 'Where the source cannot know actors it is not checked.', {
      given: [imported(referred())],
      unknowable: ['actor'],
      notChecked: ['not-attributed', 'not-the-receiving-organization', 'role-may-not'],
    }),
    refuses(
      'a-command-by-nobody',
      'A command that nobody gives is refused as incomplete, and warns beside.',
      {
        malformed: true,
        given: GIVEN.referred,
        when: { ...acknowledge(), metadata: { recordedAt: '2026-03-04T09:00-06:00' } },
        codes: ['incomplete-command', { code: 'not-attributed', severity: 'warning' }],
      },
    ),
    refuses('a-command-without-metadata', 'So is one that says neither who nor when.', {
      malformed: true,
      given: GIVEN.referred,
      when: { type: 'acknowledge', data: spoilt(acknowledge(), {}).data ?? null },
      codes: ['incomplete-command', { code: 'not-attributed', severity: 'warning' }],
    }),
    accepts('a-command-by-somebody', 'A command always says who gives it, and so does its event.', {
      given: GIVEN.referred,
      when: acknowledge({}, { commandId: 'c-17' }),
      status: 'acknowledged',
    }),
  ],
};
