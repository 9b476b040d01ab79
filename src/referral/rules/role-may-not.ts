import { stepOf } from '../transitions.js';
import { actorOf, actsFor } from './permissions.js';
import { type EventCheck, EVERY_EVENT, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck = /* @__PURE__ */ eventCheck({
  code: 'role-may-not',
  on: EVERY_EVENT,
  asks: 'actor',
  check(event, { policy }) {
    const step = stepOf(event);
    const actor = actorOf(event);
    if (step === undefined || actor === undefined) return undefined;
    return actsFor(policy, step, actor.role) === undefined
      ? fault('role', { oneOf: Object.keys(policy.permissions[step]) })
      : undefined;
  },
});

export const words: RuleWords = {
  title: 'A record is made in a role that the CoC allows it to.',
  because: 'Referrals that a housing provider created itself bypass the priority list.',
  source: 'Article: CE staff refer, providers resolve; Minnesota',
};
