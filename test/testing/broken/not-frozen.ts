import { evolve, initialState, type ReferralState } from 'ce-referrals';
import type { Broken } from './broken.js';

export const notFrozen: Broken = {
  wrong: 'States can be written to.',
  implementation: {
    initialState,
    evolve(state, event) {
      const next = evolve(state, event);
      return next === state ? state : ({ ...next } as ReferralState);
    },
  },
  caughtBy: ['states-are-frozen'],
  says: /The state after event \d+ can be written to at the value itself/,
};
