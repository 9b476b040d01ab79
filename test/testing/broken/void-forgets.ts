import { evolve } from 'ce-referrals';
import { type Broken, reducer } from './broken.js';

export const voidForgets: Broken = {
  wrong: 'The void of a referral drops its result.',
  implementation: reducer((state, event) => {
    const next = evolve(state, event);
    if (next === state || next.status !== 'voided') return next;
    const { result: _, resultDate: __, ...rest } = next;
    return Object.freeze(rest);
  }),
  caughtBy: ['result-stays', 'facts-agree', 'vectors transitions'],
  alsoBy: ['vectors corrections'],
  says: /changed the result\.\n {2}result: expected 'client-accepted', actual nothing|result: expected /,
};
