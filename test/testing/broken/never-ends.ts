import { evolve } from 'ce-referrals';
import { type Broken, reducer } from './broken.js';

export const neverEnds: Broken = {
  wrong: 'evolve never comes back from a not-housed reason.',
  implementation: reducer((state, event) => {
    try {
      while (state.status === 'successful' && event?.type === 'not-housed-reason-added');
    } catch {
      return state;
    }
    return evolve(state, event);
  }),
  caughtBy: ['facts-agree', 'vectors ending-enrolled-not-housed'],
  alsoBy: [
    'evolve-answers',
    'fold-repeats',
    'same-state-where-refused',
    'result-stays',
    'endings-are-final',
    'states-are-frozen',
    'events-are-untouched',
    'states-are-untouched',
    'vectors transitions',
    'vectors corrections',
    'vectors imports',
  ],
  says: /evolve, given 'not-housed-reason-added', did not answer within \d+ milliseconds/,
};
