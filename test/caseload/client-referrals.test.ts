import { clientReferrals, replayCaseload } from 'ce-referrals/caseload';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logArb, statesOf } from './logs.js';
import { referred, stream, voided } from './streams.js';

const ids = (found: ReturnType<typeof clientReferrals>) => found.map(({ referralId }) => referralId);

describe('The referrals of a client', () => {
  it('are those that name the client, the latest first', () => {
    fc.assert(
      fc.property(logArb, fc.constantFrom('client-1', 'client-2', 'constructor', 'nobody'), (log, client) => {
        const found = clientReferrals(replayCaseload(log).caseload, client);
        const expected = [...statesOf(log)].flatMap(([id, state]) =>
          state.status !== 'not-referred' && state.referral.personalId === client ? [id] : [],
        );
        expect([...ids(found)].sort()).toEqual(expected.sort());
        const days = found.map(({ state }) => state.referral.referredOn as string);
        expect(days).toEqual([...days].sort().reverse());
      }),
    );
  });

  const { caseload } = replayCaseload([
    ...stream('r-1', referred({ referralId: 'r-1', personalId: 'old', referredOn: '2026-03-01' })),
    ...stream('r-2', referred({ referralId: 'r-2', personalId: 'older', referredOn: '2026-03-03' })),
    ...stream('r-3', referred({ referralId: 'r-3', personalId: 'new', referredOn: '2026-03-02' }), voided()),
    ...stream('r-4', referred({ referralId: 'r-4', personalId: 'other' })),
    ...stream('r-5', referred({ referralId: 'r-5', personalId: 'new', referredOn: '2026-03-03' })),
  ]);
  const clients = { old: 'new', older: 'old', circle: 'round', round: 'circle' };

  it('are those of all records that were merged, whichever is asked about', () => {
    for (const record of ['old', 'older', 'new']) {
      expect(ids(clientReferrals(caseload, record, { clients }))).toEqual(['r-2', 'r-5', 'r-3', 'r-1']);
    }
    expect(ids(clientReferrals(caseload, 'other', { clients }))).toEqual(['r-4']);
    expect(ids(clientReferrals(caseload, 'circle', { clients }))).toEqual([]);
  });

  it('are those of one record where no merge is known', () => {
    expect(ids(clientReferrals(caseload, 'new'))).toEqual(['r-5', 'r-3']);
    expect(ids(clientReferrals(caseload, 'old'))).toEqual(['r-1']);
  });
});
