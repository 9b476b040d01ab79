import type { CheckpointedEvent } from 'ce-referrals';
import {
  applyToCaseload,
  type Caseload,
  clientReferrals,
  emptyCaseload,
  knownFor,
  outcomes,
  replayCaseload,
  type WorkListOptions,
  workList,
} from 'ce-referrals/caseload';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesArb, logArb, said, statesOf } from './logs.js';

/** What every view says: those that look a referral up, and those that read all of them. */
function seen(caseload: Caseload): unknown {
  const list = (options: Omit<WorkListOptions, 'asOf'>) => {
    const { missing: _, ...rest } = workList(caseload, { asOf: '2026-04-01', ...options });
    return rest;
  };
  const known = (enrollmentId: string) =>
    knownFor(caseload, 'new', { data: { personalId: 'client-1', enrollmentId } } as never);
  const { missing: _, ...counted } = outcomes(caseload, {
    from: '0001-01-01',
    to: '9999-12-31',
    by: 'project',
  });
  return {
    all: list({}),
    organization: list({ organizationId: 'organization-1' }),
    project: list({ projectId: '__proto__' }),
    clients: ['client-1', 'client-2', 'constructor'].map((client) => clientReferrals(caseload, client)),
    known: known('enrollment-1'),
    counted,
  };
}

describe('What is asked of a caseload that is kept up to date', () => {
  it('is after each batch what it is of all events so far, whenever it was first asked', () => {
    fc.assert(
      fc.property(batchesArb, fc.nat(12), ({ batches }, firstAsked) => {
        let caseload = emptyCaseload();
        const soFar: CheckpointedEvent[] = [];
        for (const [at, batch] of batches.entries()) {
          const before = caseload;
          const was = at >= firstAsked ? JSON.stringify(seen(before)) : undefined;
          caseload = applyToCaseload(caseload, batch).caseload;
          soFar.push(...batch);
          if (was === undefined) continue;
          expect(seen(caseload)).toStrictEqual(seen(replayCaseload(soFar).caseload));
          expect(JSON.stringify(seen(before))).toBe(was);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('Events in disorder', () => {
  const disorderArb = logArb.chain((log) =>
    fc.record({
      log: fc.constant(log),
      given: fc
        .tuple(
          fc.shuffledSubarray([...log], { minLength: log.length, maxLength: log.length }),
          fc.subarray([...log]),
        )
        .map(([shuffled, again]) => [...shuffled, ...again]),
    }),
  );

  it('leave each referral where all of its events lead, or name its stream as one of which events are missing', () => {
    fc.assert(
      fc.property(disorderArb, ({ log, given }) => {
        const { caseload, findings } = replayCaseload(given);
        const { referrals } = said(caseload);
        const missing = new Set(caseload.missing.map(({ referralId }) => referralId));
        for (const [id, state] of statesOf(log)) {
          if (!missing.has(id)) expect(referrals[id]).toMatchObject({ state });
        }
        for (const { referralId, from, seen: last } of caseload.missing) {
          const versions = findings
            .filter((one) => one.referralId === referralId)
            .map(({ version }) => version);
          expect(versions).toContain(last);
          expect((referrals[referralId] as { version: number } | undefined)?.version ?? 0).toBeLessThan(last);
          expect(from).toBeLessThanOrEqual(last);
        }
      }),
    );
  });

  it('come to the same caseload as in order, once they are read again', () => {
    fc.assert(
      fc.property(disorderArb, ({ log, given }) => {
        const { caseload } = applyToCaseload(replayCaseload(given).caseload, log);
        const { checkpoint: _, ...whole } = said(caseload);
        expect(whole).toStrictEqual({
          size: statesOf(log).size,
          missing: [],
          referrals: said(replayCaseload(log).caseload).referrals,
        });
      }),
    );
  });
});
