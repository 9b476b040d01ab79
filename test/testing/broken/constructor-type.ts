import { evolve } from 'ce-referrals';
import { type Broken, reducer, withFields } from './broken.js';

const handlers: Readonly<Record<string, true>> = { referred: true, acknowledged: true };

export const constructorType: Broken = {
  wrong: 'The handler of an event is looked up in an object, where every object has a `constructor`.',
  implementation: reducer((state, event) => {
    const next = evolve(state, event);
    const type: unknown = event?.type;
    const isHandled =
      typeof type === 'string' && handlers[type] !== undefined && !Object.hasOwn(handlers, type);
    return isHandled ? withFields(next, {}) : next;
  }),
  caughtBy: ['evolve-answers'],
  says: /is none of this domain, and evolve returned another state/,
};
