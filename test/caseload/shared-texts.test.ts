import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ReferralEvent } from 'ce-referrals';
import { type Caseload, replayCaseload } from 'ce-referrals/caseload';
import { describe, expect, it } from 'vitest';
import { accepted, enrolled, recorded, referred } from './streams.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** So long that it shows in the memory of the process, whatever else happens there. */
const LENGTH = 200_000;
const REFERRALS = 50;

// One of its own, as a parser makes one for each line: equal to others, and in another place.
const long = (what: string): string => Buffer.alloc(LENGTH, `${what}-`).toString();

function heapUsed(): number {
  // Once is not always all: what a collection frees may have held something else.
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** How many texts of that length a caseload keeps for each referral. */
function textsKept(
  eventsOf: (referralId: string) => readonly ReferralEvent[],
  nameOf = (at: number) => `r-${at}`,
): number {
  function* log() {
    for (let at = 0; at < REFERRALS; at += 1) {
      for (const [index, event] of eventsOf(nameOf(at)).entries())
        yield recorded(nameOf(at), index + 1, event);
    }
  }
  const held: Caseload[] = [];
  const before = heapUsed();
  held.push(replayCaseload(log()).caseload);
  const kept = (heapUsed() - before) / LENGTH / REFERRALS;
  expect(held[0]?.size).toBe(REFERRALS);
  // Not -0, where less was kept than nothing.
  return Math.round(kept) + 0;
}

describe('Of a long text that many records hold, a caseload keeps', () => {
  it('one for each referral where it is of no use to share it', () => {
    expect(textsKept((referralId) => [referred({ referralId, householdId: long('household') })])).toBe(1);
  });

  it.each(['projectId', 'organizationId'] as const)('one for all referrals as their %s', (key) => {
    expect(textsKept((referralId) => [referred({ referralId, [key]: long('receiver') })])).toBe(0);
  });

  it('one for a referral’s id and its stream', () => {
    const made = (referralId: string) => [referred({ referralId: long(referralId.slice(0, 8)) })];
    expect(textsKept(made, (at) => long(`${10_000_000 + at}`))).toBe(1);
  });

  it('one for a client, that of the referral and of its enrollment', () => {
    const named = (referralId: string) => [
      referred({ referralId, personalId: long('client') }),
      enrolled('2026-03-20', { personalId: long('client') }),
    ];
    expect(textsKept(named)).toBe(1);
  });

  it('one for a project, that of all referrals and of their enrollments', () => {
    const named = (referralId: string) => [
      referred({ referralId, projectId: long('project') }),
      enrolled('2026-03-20', { projectId: long('project') }),
    ];
    expect(textsKept(named)).toBe(0);
  });

  it('one for an enrollment and for the result that names it', () => {
    const named = (referralId: string) => [
      referred({ referralId }),
      enrolled('2026-03-20', { enrollmentId: long('enrollment') }),
      accepted('2026-03-20', long('enrollment')),
    ];
    expect(textsKept(named)).toBe(1);
  });
});
