import { evolve, RULES } from 'ce-referrals';
import { type Broken, reducer } from './broken.js';

const unknown = RULES.find(({ code }) => code === 'unknown-event-type');

export const throwsOnUnknown: Broken = {
  wrong: 'evolve throws for an event type that it does not know.',
  implementation: reducer((state, event) => {
    const isUnknown =
      unknown?.judges === 'event' &&
      unknown.check(event, { state, policy: {} as never, known: {} }) !== undefined;
    if (isUnknown) throw new Error('Unhandled event');
    return evolve(state, event);
  }),
  caughtBy: ['evolve-answers', 'vectors unknown-event-type'],
  says: /evolve, given .+, threw Error: Unhandled event/,
};
