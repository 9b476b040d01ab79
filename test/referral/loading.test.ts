import { describe, expect, it } from 'vitest';

// The other tests import the entry before they begin: where it cannot be loaded, none of them begins.
describe('The main entry, once it is loaded,', () => {
  it('has the table of transitions, the rules and the policy, which it makes while it loads', async () => {
    const { defaultPolicy, POSITIONS, RULES, TRANSITIONS } = await import('ce-referrals');
    expect(Object.keys(TRANSITIONS)).toEqual(POSITIONS);
    expect(POSITIONS).toHaveLength(10);
    expect(defaultPolicy.notHousedReasons.lists).toHaveLength(1);
    expect(RULES.filter(({ judges }) => judges === 'command').map(({ code }) => code)).toEqual([
      'incomplete-command',
    ]);
    expect(new Set(RULES.map(({ judges }) => judges))).toEqual(new Set(['event', 'command']));
  });

  it('has it frozen, down to the last list', async () => {
    const { defaultPolicy, RULES, TRANSITIONS } = await import('ce-referrals');
    expect(Object.isFrozen(defaultPolicy.notHousedReasons.lists[0]?.reasons[0]?.for)).toBe(true);
    expect(Object.isFrozen(defaultPolicy.permissions.refer)).toBe(true);
    expect(Object.isFrozen(TRANSITIONS.referred.acknowledge)).toBe(true);
    expect(Object.isFrozen(RULES[0])).toBe(true);
  });
});
