import { actorOf, actsFor, rolesFor } from './permissions.js';
import { type EventCheck, EVERY_EVENT, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck = /* @__PURE__ */ eventCheck({
  code: 'role-may-not',
  on: EVERY_EVENT,
  asks: 'actor',
  check(event, { policy }) {
    const actor = actorOf(event);
    return actor !== undefined && actsFor(policy, event, actor.role) === undefined
      ? fault('role', { oneOf: Object.keys(rolesFor(policy, event)) })
      : undefined;
  },
});

export const words: RuleWords = {
  title: 'A record is made in a role that the CoC allows it to.',
  because: 'Referrals that a housing provider created itself bypass the priority list.',
  source: 'Article: CE staff refer, providers resolve; Minnesota',
};
