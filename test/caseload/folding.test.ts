import type { RecordedEvent, ReferralEvent } from 'ce-referrals';
import {
  applyToCaseload,
  asOf,
  type Caseload,
  clientReferrals,
  emptyCaseload,
  foldCaseload,
  referralOf,
  referralsOf,
  replayCaseload,
} from 'ce-referrals/caseload';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { garbageEventArb, junkArb } from 'ce-referrals/testing';
import { writablePaths } from '../laws/deep-frozen.js';
import { batchesArb, logArb, said, statesOf } from './logs.js';
import { acknowledged, recorded, referred, rejected } from './streams.js';

describe('A caseload', () => {
  it('gives each referral the state that its own replay gives', () => {
    fc.assert(
      fc.property(logArb, (log) => {
        const { caseload } = replayCaseload(log);
        const states = statesOf(log);
        expect(caseload.size).toBe(states.size);
        for (const [stream, state] of states) {
          const found = referralOf(caseload, stream);
          expect(found?.state).toStrictEqual(state);
          expect(found?.version).toBe(log.filter((one) => one.stream === stream).length);
        }
        expect([...referralsOf(caseload)].map(({ referralId }) => referralId).sort()).toEqual(
          [...states.keys()].sort(),
        );
        expect(caseload.missing).toEqual([]);
        expect(caseload.checkpoint).toBe(log.at(-1)?.checkpoint);
      }),
    );
  });

  it('is the same for any batching and any repeated delivery', () => {
    fc.assert(
      fc.property(batchesArb, ({ log, batches }) => {
        const stepwise = batches.reduce<Caseload>(
          (caseload, batch) => applyToCaseload(caseload, batch).caseload,
          emptyCaseload(),
        );
        expect(said(stepwise)).toStrictEqual(said(replayCaseload(log).caseload));
      }),
    );
  });

  it('stays as it was whatever is applied to it, twice over', () => {
    fc.assert(
      fc.property(logArb, logArb, fc.nat(30), (first, second, at) => {
        const head = first.slice(0, at);
        const { caseload } = replayCaseload(head);
        const before = JSON.stringify(said(caseload));
        const clients = JSON.stringify(clientReferrals(caseload, 'client-1'));
        const one = applyToCaseload(caseload, first.slice(at)).caseload;
        const other = applyToCaseload(caseload, second).caseload;
        expect(JSON.stringify(said(caseload))).toBe(before);
        expect(JSON.stringify(clientReferrals(caseload, 'client-1'))).toBe(clients);
        expect(said(one)).toStrictEqual(said(replayCaseload(first).caseload));
        expect(said(other)).toStrictEqual(said(replayCaseload([...head, ...second]).caseload));
        const fresh = replayCaseload([...head, ...second]).caseload;
        for (const client of ['client-1', 'client-2', 'constructor']) {
          expect(clientReferrals(other, client)).toStrictEqual(clientReferrals(fresh, client));
        }
      }),
    );
  });

  it('names the referrals that changed, each once, in the order in which events reached them', () => {
    fc.assert(
      fc.property(logArb, fc.nat(30), (log, at) => {
        const { caseload } = replayCaseload(log.slice(0, at));
        const change = applyToCaseload(caseload, log.slice(at));
        const reached = [...new Set(log.slice(at).map(({ stream }) => stream))];
        const changed = reached.filter(
          (stream) => referralOf(change.caseload, stream)?.state !== referralOf(caseload, stream)?.state,
        );
        expect(change.changed).toEqual(changed);
      }),
    );
  });

  it('is itself after events that it has seen', () => {
    fc.assert(
      fc.property(logArb, (log) => {
        const { caseload } = replayCaseload(log);
        expect(applyToCaseload(caseload, log)).toEqual({ caseload, changed: [], findings: [] });
        expect(applyToCaseload(caseload, log).caseload).toBe(caseload);
      }),
    );
  });

  it('comes out the same from a source that is read as it comes', async () => {
    await fc.assert(
      fc.asyncProperty(logArb, fc.nat(30), async (log, at) => {
        async function* source(from: number, to?: number) {
          yield* log.slice(from, to);
        }
        const folded = await foldCaseload(source(0));
        const replayed = replayCaseload(log);
        expect(said(folded.caseload)).toStrictEqual(said(replayed.caseload));
        expect(folded.findings).toStrictEqual(replayed.findings);
        expect(folded.changed).toStrictEqual(replayed.changed);
        const head = await foldCaseload(source(0, at));
        const whole = await foldCaseload(source(at), head.caseload);
        expect(said(whole.caseload)).toStrictEqual(said(replayed.caseload));
      }),
    );
  });

  it('passes on what its source throws', async () => {
    const broken = new Error('the source broke');
    async function* source() {
      yield recorded('r-1', 1, referred());
      throw broken;
    }
    await expect(foldCaseload(source())).rejects.toBe(broken);
  });

  it('hands out states that are deeply frozen', () => {
    fc.assert(
      fc.property(logArb, (log) => {
        for (const { state } of referralsOf(replayCaseload(log).caseload))
          expect(writablePaths(state)).toEqual([]);
      }),
    );
  });

  it('takes any records without throwing, and finds those that are none', () => {
    const recordArb = fc.oneof(
      junkArb,
      fc.record(
        {
          stream: fc.oneof(fc.constantFrom('r-1', 'r-2', '__proto__', ''), junkArb),
          version: fc.oneof(fc.integer({ min: -1, max: 4 }), junkArb),
          event: garbageEventArb,
        },
        { requiredKeys: [] },
      ),
    ) as fc.Arbitrary<RecordedEvent>;
    fc.assert(
      fc.property(fc.array(recordArb, { maxLength: 20 }), (records) => {
        const { findings } = replayCaseload(records);
        const malformed = findings
          .filter(({ code }) => code === 'malformed-record')
          .map(({ position }) => position);
        const none = records.flatMap((record, position) => {
          const given = typeof record === 'object' && record !== null ? record : ({} as RecordedEvent);
          const { stream, version, event } = given;
          const isOne =
            typeof stream === 'string' &&
            stream.length > 0 &&
            Number.isSafeInteger(version) &&
            version >= 1 &&
            typeof event === 'object' &&
            event !== null;
          return isOne ? [] : [position];
        });
        expect(malformed).toEqual(none);
      }),
    );
  });
});

describe('What is wrong with recorded events', () => {
  const found = (records: readonly RecordedEvent[], from: Caseload = emptyCaseload()) => {
    const { caseload, findings } = applyToCaseload(from, records);
    return { caseload, findings: findings.map(({ message, ...finding }) => finding), messages: findings };
  };

  it('an event before one it follows is left out, and its stream is named until the gap is filled', () => {
    const log = [
      recorded('r-1', 1, referred({ referralId: 'r-1' })),
      recorded('r-1', 3, rejected()),
      recorded('r-1', 4, acknowledged()),
    ];
    const { caseload, findings } = found(log);
    expect(findings).toEqual([
      { code: 'stream-gap', position: 1, referralId: 'r-1', version: 3, expectedVersion: 2 },
      { code: 'stream-gap', position: 2, referralId: 'r-1', version: 4, expectedVersion: 2 },
    ]);
    expect(caseload.missing).toEqual([{ referralId: 'r-1', from: 2, seen: 4 }]);
    expect(referralOf(caseload, 'r-1')).toMatchObject({ version: 1, state: { status: 'referred' } });

    const half = found([recorded('r-1', 2, acknowledged())], caseload);
    expect(half.findings).toEqual([]);
    expect(half.caseload.missing).toEqual([{ referralId: 'r-1', from: 3, seen: 4 }]);

    const whole = found([recorded('r-1', 3, rejected()), recorded('r-1', 4, acknowledged())], half.caseload);
    expect(whole.caseload.missing).toEqual([]);
    expect(referralOf(whole.caseload, 'r-1')).toMatchObject({
      version: 4,
      state: { status: 'unsuccessful' },
    });
    expect(caseload.missing).toEqual([{ referralId: 'r-1', from: 2, seen: 4 }]);
  });

  it('events in their order leave no gap', () => {
    const log = [recorded('r-1', 1, referred({ referralId: 'r-1' })), recorded('r-1', 2, acknowledged())];
    expect(found(log)).toMatchObject({ findings: [], caseload: { missing: [] } });
  });

  it('the events of a stream whose beginning is missing are of an unknown referral', () => {
    const { caseload, findings } = found([recorded('r-9', 2, acknowledged())]);
    expect(findings).toEqual([
      { code: 'unknown-referral', position: 0, referralId: 'r-9', version: 2, expectedVersion: 1 },
    ]);
    expect(caseload.size).toBe(0);
    expect(caseload.missing).toEqual([{ referralId: 'r-9', from: 1, seen: 2 }]);
    expect(referralOf(caseload, 'r-9')).toBeUndefined();
  });

  it('a stream that does not begin with a referral is unknown until one is made in it', () => {
    const { caseload, findings } = found([
      recorded('r-9', 1, acknowledged()),
      recorded('r-9', 2, referred({ referralId: 'r-9' })),
    ]);
    expect(findings).toEqual([
      { code: 'unknown-referral', position: 0, referralId: 'r-9', version: 1, rule: 'not-referred' },
    ]);
    expect(referralOf(caseload, 'r-9')).toMatchObject({ version: 2, state: { status: 'referred' } });
    expect(caseload.size).toBe(1);
  });

  it('an event that the history has no place for changes nothing, and says by which rule', () => {
    const log = [
      recorded('r-1', 1, referred({ referralId: 'r-1' })),
      recorded('r-1', 2, rejected()),
      recorded('r-1', 3, acknowledged()),
    ];
    const before = found(log.slice(0, 2));
    const after = applyToCaseload(before.caseload, log.slice(2));
    expect(after.findings).toMatchObject([{ code: 'not-taken', version: 3, rule: 'unsuccessful-is-final' }]);
    expect(after.changed).toEqual([]);
    expect(referralOf(after.caseload, 'r-1')?.state).toBe(referralOf(before.caseload, 'r-1')?.state);
    expect(referralOf(after.caseload, 'r-1')?.version).toBe(3);
  });

  it('an event of a type that this version does not know is one of them', () => {
    const strange = { type: 'reopened', data: {}, metadata: {} } as unknown as ReferralEvent;
    const { findings } = found([
      recorded('r-1', 1, referred({ referralId: 'r-1' })),
      recorded('r-1', 2, strange),
    ]);
    expect(findings).toMatchObject([{ code: 'not-taken', rule: 'unknown-event-type' }]);
  });

  it('a referral under another id than its stream’s stands under the stream’s', () => {
    const { caseload, findings } = found([recorded('r-1', 1, referred({ referralId: 'r-2' }))]);
    expect(findings).toMatchObject([{ code: 'not-the-streams-referral', referralId: 'r-1', version: 1 }]);
    expect(referralOf(caseload, 'r-1')).toBeDefined();
    expect(referralOf(caseload, 'r-2')).toBeUndefined();
  });

  it('a caseload of the past takes no more events', () => {
    const past = asOf([recorded('r-1', 1, referred({ referralId: 'r-1' }))], {
      trueOn: '2026-04-01',
    }).caseload;
    const { caseload, findings } = found([recorded('r-1', 2, acknowledged())], past);
    expect(findings).toMatchObject([{ code: 'caseload-of-the-past', referralId: 'r-1', version: 2 }]);
    expect(caseload).toBe(past);
  });

  it('no message holds an identifier', () => {
    const { messages } = found([
      recorded('r-1', 1, referred({ referralId: 'r-2' })),
      recorded('r-1', 1, acknowledged()),
      recorded('r-1', 2, referred({ referralId: 'r-1' })),
      recorded('r-9', 2, acknowledged()),
    ]);
    expect(messages.map(({ message }) => message)).toEqual([
      'Not the streams referral, version 1',
      'Not taken, version 2, already-referred',
      'Unknown referral, version 2, expected 1',
    ]);
  });
});
