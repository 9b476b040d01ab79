import {
  audit,
  decide,
  initialState,
  type NewReferralEvent,
  type ReferralEvent,
  type ReferralState,
  replay,
  type Violation,
} from 'ce-referrals';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importedHistoryArb, legalHistoryArb } from 'ce-referrals/testing';
import { plainEntryArb } from '../../src/testing/arbitraries/events.js';
import { commandOf } from '../../src/testing/conformance/command-of.js';

function withoutPlace(violation: Violation): Partial<Violation> {
  const { command: _, eventIndex: __, ...rest } = violation;
  return rest;
}

describe('Law 3', { timeout: 60_000 }, () => {
  it('the audit of what decide produced finds exactly the warnings that decide returned', () => {
    let warned = 0;
    fc.assert(
      fc.property(legalHistoryArb, ({ events, warnings, options }) => {
        const { findings, notChecked } = audit(events, options);
        const expected = warnings.flatMap((list, eventIndex) =>
          list.map((warning) => ({ ...withoutPlace(warning), eventIndex })),
        );
        expect(findings).toStrictEqual(expected);
        expect(notChecked).toEqual([]);
        warned += expected.length > 0 ? 1 : 0;
      }),
      { numRuns: 500 },
    );
    expect(warned).toBeGreaterThan(50);
  });

  it('and after an import, the audit of what decide added finds exactly the warnings of what was added', () => {
    let warned = 0;
    fc.assert(
      fc.property(importedHistoryArb, ({ imported, events, live }) => {
        const { findings } = audit(events, live.options);
        const expected = live.warnings.flatMap((list, index) =>
          list.map((warning) => ({ ...withoutPlace(warning), eventIndex: imported.length + index })),
        );
        expect(findings.filter(({ eventIndex }) => eventIndex! >= imported.length)).toStrictEqual(expected);
        warned += expected.length > 0 ? 1 : 0;
      }),
      { numRuns: 500 },
    );
    expect(warned).toBeGreaterThan(8);
  });
});

function expectAccepted(events: readonly NewReferralEvent[], options: Parameters<typeof decide>[2]): void {
  let state: ReferralState = initialState;
  for (const event of events) {
    const decision = decide(commandOf(event), state, options);
    expect(decision.ok && decision.events.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: event.type, data: event.data },
    ]);
    state = replay([event], state);
  }
}

describe('Law 4', { timeout: 60_000 }, () => {
  it('what chance recorded and audit finds clean is accepted by decide, command by command, with equal data', () => {
    const lengths: number[] = [];
    fc.assert(
      fc.property(fc.array(plainEntryArb, { minLength: 60, maxLength: 160 }), (candidates) => {
        // Audit alone chooses: an event joins the history where the audit of all stays clean.
        const clean: NewReferralEvent[] = [];
        for (const event of candidates) {
          if (audit([...clean, event]).findings.length === 0) clean.push(event);
        }
        expectAccepted(clean, {});
        lengths.push(clean.length);
      }),
      { numRuns: 200 },
    );
    expect(lengths.filter((length) => length >= 3).length).toBeGreaterThan(8);
  });

  it('a legal history from which events are dropped or moved is accepted wherever audit finds it clean', () => {
    let clean = 0;
    fc.assert(
      fc.property(legalHistoryArb, fc.nat(), fc.nat(), ({ events, options }, from, to) => {
        const changed: NewReferralEvent[] = [...events];
        const [moved] = changed.splice(from % (changed.length + 1), 1);
        if (moved !== undefined && to % 2 === 0) changed.splice(to % (changed.length + 1), 0, moved);
        if (audit(changed as readonly ReferralEvent[], options).findings.length > 0) return;
        expectAccepted(changed, options);
        clean += 1;
      }),
      { numRuns: 500 },
    );
    expect(clean).toBeGreaterThan(50);
  });
});
