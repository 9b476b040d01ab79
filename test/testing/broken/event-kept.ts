import { evolve, type ReferralState } from 'ce-referrals';
import type { Broken } from './broken.js';

export const eventKept: Broken = {
  wrong: 'The state keeps the caller’s own object as the referral.',
  implementation: {
    initialState: { status: 'not-referred' } as ReferralState,
    freezes: false,
    evolve(state, event) {
      const next = evolve(state, event);
      if (next === state || event.type !== 'referred') return next;
      return { ...next, referral: event.data } as ReferralState;
    },
  },
  caughtBy: ['events-are-untouched'],
  alsoBy: ['evolve-answers', 'facts-agree'],
  says: /An object of event \d+ was kept in the answer/,
};
