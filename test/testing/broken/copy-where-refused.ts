import { evolve } from 'ce-referrals';
import { type Broken, reducer, withFields } from './broken.js';

export const copyWhereRefused: Broken = {
  wrong: 'evolve returns a copy where it takes nothing.',
  implementation: reducer((state, event) => {
    const next = evolve(state, event);
    return next === state ? withFields(state, {}) : next;
  }),
  caughtBy: ['same-state-where-refused', 'evolve-answers'],
  says: /has no place for event \d+ \(.+\), and evolve returned another reference/,
};
