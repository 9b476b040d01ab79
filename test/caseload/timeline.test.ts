import type { ReferralEvent } from 'ce-referrals';
import { timeline } from 'ce-referrals/caseload';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jumbledHistoryArb, legalHistoryArb } from 'ce-referrals/testing';
import { accepted, acknowledged, enrolled, notHoused, referred, rejected } from './streams.js';

describe('A timeline', () => {
  it('says what happened, on which day, recorded when, by which role, and how late', () => {
    const events = [
      referred(),
      acknowledged('2026-03-03', '2026-03-20T23:30-06:00'),
      enrolled('2026-03-12'),
      accepted('2026-03-12'),
      notHoused('2026-05-01'),
    ];
    expect(
      timeline(events).map(({ step, on, recordedAt, role, daysLate }) => [
        step,
        on,
        recordedAt,
        role,
        daysLate,
      ]),
    ).toEqual([
      ['refer', '2026-03-02', '2026-03-02T09:00', 'priority-list-manager', 0],
      ['acknowledge', '2026-03-03', '2026-03-20T23:30-06:00', 'housing-provider', 17],
      ['enroll', '2026-03-12', '2026-03-12T09:00', 'housing-provider', 0],
      ['resolve-successful', '2026-03-12', '2026-03-12T10:00', 'housing-provider', 0],
      ['add-not-housed-reason', '2026-05-01', '2026-05-01T10:00', 'housing-provider', 0],
    ]);
  });

  it('names the rule by which the history has no place for an event, and goes on', () => {
    const entries = timeline([
      referred(),
      rejected(),
      acknowledged(),
      { type: 'reopened' } as unknown as ReferralEvent,
    ]);
    expect(entries.map(({ type, refusedBy }) => [type, refusedBy])).toEqual([
      ['referred', undefined],
      ['resolved', undefined],
      ['acknowledged', 'unsuccessful-is-final'],
      ['reopened', 'unknown-event-type'],
    ]);
    expect(entries[3]).toEqual({ eventIndex: 3, type: 'reopened', refusedBy: 'unknown-event-type' });
  });

  it('leaves out what an import does not know, and names what inferred a fact', () => {
    const { enrollmentId, personalId, enrolledOn } = enrolled().data;
    const imported: ReferralEvent = {
      type: 'enrolled',
      data: { enrollmentId, personalId, enrolledOn },
      metadata: { source: 'import', inferredBy: 'nearest-enrollment' },
    };
    expect(timeline([referred(), imported])[1]).toEqual({
      eventIndex: 1,
      type: 'enrolled',
      step: 'enroll',
      on: '2026-03-20',
      inferredBy: 'nearest-enrollment',
    });
    const undated: ReferralEvent = {
      type: 'resolved',
      data: { result: 'client-rejected' },
      metadata: { source: 'import' },
    };
    expect(timeline([referred(), undated])[1]).toEqual({
      eventIndex: 1,
      type: 'resolved',
      step: 'resolve-unsuccessful',
    });
  });

  it('has an entry for every event, names nobody, and refuses nothing that decide made', () => {
    fc.assert(
      fc.property(legalHistoryArb, ({ events, scene }) => {
        const entries = timeline(events);
        expect(entries.map(({ eventIndex }) => eventIndex)).toEqual(events.map((_, at) => at));
        expect(entries.filter(({ refusedBy }) => refusedBy !== undefined)).toEqual([]);
        const told = new Set(entries.flatMap((entry) => Object.values(entry)));
        expect(told.has(scene.cast.personalId)).toBe(false);
        expect(told.has(scene.cast.referralId)).toBe(false);
      }),
    );
  });

  it('never throws, whatever the events are', () => {
    fc.assert(
      fc.property(jumbledHistoryArb, (events) => {
        expect(timeline(events)).toHaveLength(events.length);
      }),
    );
  });
});
