import { actorOf, permissionFor } from './permissions.js';
import { type EventCheck, EVERY_EVENT, eventCheck, type RuleWords } from './rule.js';

export const check: EventCheck = /* @__PURE__ */ eventCheck({
  code: 'role-may-not',
  title: 'A record is made in a role that the CoC allows it to.',
  on: EVERY_EVENT,
  asks: 'actor',
  check(event, { policy }) {
    const permission = permissionFor(event);
    const actor = actorOf(event);
    if (permission === undefined || actor === undefined) return undefined;
    const allowed = policy.permissions[permission];
    return Object.hasOwn(allowed, actor.role)
      ? undefined
      : { expected: { field: 'role', oneOf: Object.keys(allowed) } };
  },
});

export const words: RuleWords = {
  because: 'Referrals that a housing provider created itself bypass the priority list.',
  source: 'Article: CE staff refer, providers resolve; Minnesota',
};
