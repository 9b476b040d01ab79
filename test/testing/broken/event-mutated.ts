import { evolve } from 'ce-referrals';
import { type Broken, reducer } from './broken.js';

export const eventMutated: Broken = {
  wrong: 'evolve notes on each event that it was taken.',
  implementation: reducer((state, event) => {
    const next = evolve(state, event);
    if (next !== state) Object.assign(event.metadata, { taken: true });
    return next;
  }),
  caughtBy: ['events-are-untouched'],
  alsoBy: ['evolve-answers'],
  says: /was changed\.\n {2}metadata\.taken: expected nothing, actual true/,
};
