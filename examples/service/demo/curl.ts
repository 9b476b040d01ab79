import { randomUUID } from 'node:crypto';
import type { CalendarDate } from 'ce-referrals';
import type { Waiting } from './waiting.js';

/** What the commands are made of. */
export interface Told extends Waiting {
  /** Such as `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly token: string;
  readonly today: CalendarDate;
}

/** Three commands for a shell, each with a line that says what it does. */
export function curlCommands({ url, token, today, referralId }: Told): readonly string[] {
  const bearer = `-H 'authorization: Bearer ${token}'`;
  const referral = `${url}/referrals/${encodeURIComponent(referralId)}`;
  const command = JSON.stringify({ type: 'acknowledge', data: { acknowledgedOn: today } });
  return [
    'What is there to do today?',
    `curl -sS ${bearer} '${url}/work-list'`,
    'Acknowledge a referral. Sent once more, it gives the same answer, and records nothing.',
    `curl -sS ${bearer} -H 'content-type: application/json' -H 'idempotency-key: ${randomUUID()}' -d '${command}' '${referral}/commands'`,
    'What has happened to it?',
    `curl -sS ${bearer} '${referral}/timeline'`,
  ];
}
