import { evolve } from 'ce-referrals';
import { type Broken, reducer, withFields } from './broken.js';

export const secondResult: Broken = {
  wrong: 'A second result overwrites the first.',
  implementation: reducer((state, event) => {
    const isSet = 'result' in state && state.status !== 'voided';
    if (!isSet || event?.type !== 'resolved') return evolve(state, event);
    const { result, resultDate } = (event.data ?? {}) as { result?: string; resultDate?: string };
    return result === state.result ? withFields(state, { resultDate }) : state;
  }),
  caughtBy: ['result-stays', 'facts-agree', 'same-state-where-refused', 'endings-are-final'],
  alsoBy: ['evolve-answers', 'vectors transitions', 'vectors corrections'],
  says: /changed the result\.\n {2}resultDate: expected /,
};
