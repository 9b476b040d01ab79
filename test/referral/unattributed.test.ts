import { audit, type ReferralEvent, RETIRED_EVENT_TYPE } from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { given, referred, unsuccessful } from './given.js';

const HISTORIES: Readonly<Record<string, readonly ReferralEvent[]>> = {
  'a success whose reason came later': given.notHoused,
  'an unsuccessful end': [...given.acknowledged, unsuccessful()],
  'a void': given.voided,
  'a referral of the retired type': [referred({ eventType: RETIRED_EVENT_TYPE as never })],
};

const withMetadata = (event: ReferralEvent, metadata: unknown): ReferralEvent =>
  ({ ...event, metadata }) as ReferralEvent;

const unattributedIn = (events: readonly ReferralEvent[]): number =>
  audit(events).findings.filter(({ code }) => code === 'not-attributed').length;

describe('Events that do not say who recorded them are all found, and stop nothing, in', () => {
  it.each(Object.entries(HISTORIES))('%s', (_, events) => {
    expect(unattributedIn(events)).toBe(0);
    const nobody: readonly unknown[] = [
      undefined,
      null,
      {},
      ...[undefined, null, 'user-1', 7].map((recordedBy) => ({
        source: 'entry',
        recordedAt: '2026-04-01T09:00-05:00',
        recordedBy,
      })),
    ];
    for (const metadata of nobody) {
      expect(unattributedIn(events.map((event) => withMetadata(event, metadata)))).toBe(events.length);
    }
  });
});
