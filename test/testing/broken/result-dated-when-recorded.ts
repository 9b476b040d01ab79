import type { NewReferralEvent } from 'ce-referrals';
import type { Broken } from './broken.js';
import { deciding } from './decisions.js';

export const resultDatedWhenRecorded: Broken = {
  wrong: 'A success is dated on the day it is recorded, and not on the day of the enrollment.',
  implementation: deciding((answer, { type, metadata }) => {
    if (!answer.ok || type !== 'resolve-successful' || answer.events.length === 0) return answer;
    const resultDate = metadata.recordedAt.slice(0, 10);
    const events = answer.events.map((event) => ({ ...event, data: { ...event.data, resultDate } }));
    return { ok: true, events: events as NewReferralEvent[], warnings: answer.warnings };
  }),
  caughtBy: [
    'audit-finds-the-warnings',
    'decisions-agree',
    'vectors ending-successful',
    'what-is-clean-is-accepted',
  ],
  alsoBy: ['a-retry-changes-nothing', 'vectors *'],
  says: /result-date-not-enrollment-date/,
};
