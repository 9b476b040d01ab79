import type { CheckpointedEvent, RecordedEvent, ReferralEvent } from 'ce-referrals';
import {
  applyToCaseload,
  clientReferrals,
  emptyCaseload,
  referralOf,
  replayCaseload,
} from 'ce-referrals/caseload';
import { describe, expect, it } from 'vitest';
import { acknowledged, enrolled, recorded, referred, rejected, stream } from './streams.js';

describe('A record that is none', () => {
  const event = referred();

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'r-1'],
    ['a stream without a name', { stream: '', version: 1, event }],
    ['a stream whose name is no text', { stream: 1, version: 1, event }],
    ['version 0', { stream: 'r-1', version: 0, event }],
    ['half a version', { stream: 'r-1', version: 1.5, event }],
    ['no event', { stream: 'r-1', version: 1 }],
    ['an event that is null', { stream: 'r-1', version: 1, event: null }],
  ])('is %s: it is left out and found', (_, record) => {
    const { caseload, findings } = replayCaseload([record as RecordedEvent, recorded('r-1', 1, event)]);
    expect(findings).toMatchObject([{ code: 'malformed-record', position: 0 }]);
    expect(caseload.size).toBe(1);
  });

  it.each(['referred', 'enrolled'])(
    'is not %s without data: that is an event that no history takes',
    (type) => {
      const bare = { type, data: null, metadata: { source: 'import' } } as unknown as ReferralEvent;
      const { findings } = replayCaseload([recorded('r-1', 1, referred()), recorded('r-1', 2, bare)]);
      expect(findings).toMatchObject([{ code: 'not-taken', version: 2, rule: 'unknown-event-type' }]);
    },
  );
});

describe('A gap', () => {
  const seen = (...versions: readonly number[]) =>
    versions.map((version) => recorded('r-1', version, acknowledged()));

  it('reaches to the highest version that was seen, in whichever order they come', () => {
    expect(replayCaseload(seen(5, 3)).caseload.missing).toEqual([{ referralId: 'r-1', from: 1, seen: 5 }]);
    expect(replayCaseload(seen(3, 5)).caseload.missing).toEqual([{ referralId: 'r-1', from: 1, seen: 5 }]);
  });

  it('stays while others are found, and is not made smaller by an older event', () => {
    const { caseload } = replayCaseload(seen(5));
    const more = applyToCaseload(caseload, [...seen(3), recorded('r-2', 2, acknowledged())]);
    expect(more.caseload.missing).toEqual([
      { referralId: 'r-1', from: 1, seen: 5 },
      { referralId: 'r-2', from: 1, seen: 2 },
    ]);
  });
});

describe('The checkpoint of a caseload', () => {
  const at = (checkpoint: unknown, version = 1) =>
    ({
      ...recorded('r-1', version, version === 1 ? referred() : acknowledged()),
      checkpoint,
    }) as CheckpointedEvent;

  it('is that of the last event that has one as a text', () => {
    expect(replayCaseload([at('c-1')]).caseload.checkpoint).toBe('c-1');
    expect(replayCaseload([at('c-1'), at('c-2', 2)]).caseload.checkpoint).toBe('c-2');
    expect(replayCaseload([at('c-1'), at(2, 2)]).caseload.checkpoint).toBe('c-1');
    expect(replayCaseload([at('c-1'), recorded('r-1', 2, acknowledged())]).caseload.checkpoint).toBe('c-1');
  });

  it('is absent where no event has one', () => {
    for (const log of [stream('r-1', referred()), [at(1)]]) {
      expect(Object.hasOwn(replayCaseload(log).caseload, 'checkpoint')).toBe(false);
    }
    expect(Object.hasOwn(emptyCaseload(), 'checkpoint')).toBe(false);
  });
});

describe('Events that follow', () => {
  it('make a frozen state of their own, and leave the one before as it was', () => {
    const before = replayCaseload(stream('r-1', referred())).caseload;
    const after = applyToCaseload(before, [recorded('r-1', 2, acknowledged())]).caseload;
    const [was, is] = [before, after].map((caseload) => referralOf(caseload, 'r-1')?.state);
    expect(was?.status).toBe('referred');
    expect(is?.status).toBe('acknowledged');
    expect([was, is].map(Object.isFrozen)).toEqual([true, true]);
  });

  it('to a referral under another id than its stream’s are not found again', () => {
    const { findings } = replayCaseload(
      stream('r-1', referred({ referralId: 'r-2' }), acknowledged(), enrolled()),
    );
    expect(findings).toMatchObject([{ code: 'not-the-streams-referral', version: 1 }]);
  });

  it('to a stream that does not begin with a referral make none, until there is one', () => {
    const before = replayCaseload(stream('r-1', acknowledged(), rejected())).caseload;
    expect(clientReferrals(before, 'client-1')).toEqual([]);
    const after = applyToCaseload(before, [recorded('r-1', 3, referred())]).caseload;
    expect(clientReferrals(after, 'client-1')).toMatchObject([{ referralId: 'r-1', version: 3 }]);
    expect([before.size, after.size]).toEqual([0, 1]);
  });
});
