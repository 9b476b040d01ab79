import { evolve, initialState, type ReferralState } from 'ce-referrals';
import type { Broken } from './broken.js';

export const stateMutated: Broken = {
  wrong: 'evolve marks the state that it was given as superseded.',
  implementation: {
    initialState,
    evolve(state, event) {
      const next = evolve(state, event);
      if (next === state) return state;
      if (!Object.isFrozen(state)) Object.assign(state, { status: 'voided' });
      return { ...next } as ReferralState;
    },
  },
  caughtBy: ['states-are-untouched'],
  alsoBy: ['states-are-frozen', 'endings-are-final'],
  says: /changed the state that it was given with\.\n {2}status: expected /,
};
