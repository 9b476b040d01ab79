import { evolve } from 'ce-referrals';
import { type Broken, FOLDED, reducer, withFields } from './broken.js';

let taken = 0;

export const remembers: Broken = {
  wrong: 'Every second acknowledgement that the process sees gets another date.',
  implementation: reducer((state, event) => {
    const next = evolve(state, event);
    if (next === state || event.type !== 'acknowledged') return next;
    taken += 1;
    return taken % 2 === 0 ? withFields(next, { acknowledgedOn: '2026-01-01' }) : next;
  }),
  caughtBy: ['fold-repeats', 'facts-agree'],
  alsoBy: [...FOLDED, 'states-are-untouched', 'endings-are-final', 'result-stays'],
  says: /The second fold of the same events came to another state\.\n {2}acknowledgedOn/,
};
