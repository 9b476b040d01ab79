import { availableCommands, type CocPolicy, defaultPolicy, initialState, replay } from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { acknowledged, administrator, given, manager, provider, referred } from './given.js';

const withReasons = (reasons: CocPolicy['notHousedReasons']['lists'][number]['reasons']): CocPolicy => ({
  ...defaultPolicy,
  notHousedReasons: { current: '1', lists: [{ version: '1', reasons }] },
});

describe('availableCommands', () => {
  it.each([
    ['not-referred', [], { manager: ['refer'], provider: [], administrator: [] }],
    ['referred', given.referred, { manager: ['void'], provider: ['acknowledge'], administrator: ['void'] }],
    [
      'acknowledged',
      given.acknowledged,
      {
        manager: ['void'],
        provider: ['enroll', 'resolve-unsuccessful', 'void'],
        administrator: ['void'],
      },
    ],
    [
      'enrolled',
      given.enrolled,
      { manager: ['void'], provider: ['resolve-successful', 'void'], administrator: ['void'] },
    ],
    [
      'successful',
      given.successful,
      { manager: ['void'], provider: ['add-not-housed-reason'], administrator: ['void'] },
    ],
    ['unsuccessful', given.unsuccessful, { manager: ['void'], provider: [], administrator: ['void'] }],
    ['voided', given.voided, { manager: [], provider: [], administrator: [] }],
  ] as const)('lists under the default policy what each role can do: %s', (status, history, expected) => {
    const state = replay(history);
    expect(state.status).toBe(status);
    expect({
      manager: availableCommands(state, manager),
      provider: availableCommands(state, provider),
      administrator: availableCommands(state, administrator),
    }).toEqual(expected);
  });

  it('lists an enrollment whatever identifiers are taken, its own made-up ones included', () => {
    const state = replay([referred({ enrollmentId: 'new-0' }), acknowledged()]);
    const linked = { 'new-1': 'referral-2', 'new-2': 'referral-3' };
    expect(availableCommands(state, provider, { known: { linked } })).toContain('enroll');
  });

  it('lists a referral though the client has open ones to every project it could make up', () => {
    const others = ['new-0', 'new-1'].map(
      (projectId) => ({ referralId: projectId, projectId, status: 'referred' }) as const,
    );
    expect(availableCommands(initialState, manager, { known: { others } })).toEqual(['refer']);
  });

  it('lists a result whichever side the reasons are on', () => {
    const state = replay(given.acknowledged);
    for (const result of ['client-rejected', 'provider-rejected'] as const) {
      const policy = withReasons([{ code: 'only', label: 'Only', for: ['unsuccessful'], result }]);
      expect(availableCommands(state, provider, { policy })).toContain('resolve-unsuccessful');
    }
  });

  it('lists no result and no reason where the list has none for the outcome', () => {
    const late = withReasons([{ code: 'late', label: 'Late', for: ['not-housed'] }]);
    const early = withReasons([{ code: 'early', label: 'Early', for: ['unsuccessful'] }]);
    const [acknowledgedState, success] = [replay(given.acknowledged), replay(given.successful)];
    expect(availableCommands(acknowledgedState, provider, { policy: late })).toEqual(['enroll', 'void']);
    expect(availableCommands(success, provider, { policy: early })).toEqual([]);
    expect(availableCommands(success, provider, { policy: late })).toEqual(['add-not-housed-reason']);
  });

  it('lists what can be done on the last day of the calendar', () => {
    const state = replay([referred({ referredOn: '9999-12-31' })]);
    expect(availableCommands(state, provider)).toEqual(['acknowledge']);
  });
});
