import { actorOf, permissionFor, receivingOrganization } from './permissions.js';
import { type EventCheck, EVERY_EVENT, eventCheck, type RuleWords } from './rule.js';

export const check: EventCheck = /* @__PURE__ */ eventCheck({
  code: 'not-the-receiving-organization',
  title: 'A provider acts for the organization that receives the referral.',
  on: EVERY_EVENT,
  asks: 'actor',
  check(event, { state, policy, known }) {
    const permission = permissionFor(event);
    const actor = actorOf(event);
    if (permission === undefined || actor === undefined) return undefined;
    if (policy.permissions[permission][actor.role] !== 'receiving-organization') return undefined;
    const receiving = receivingOrganization(event, state, known);
    return receiving === undefined || receiving === actor.organizationId
      ? undefined
      : { expected: { field: 'organizationId', is: receiving }, restsOn: ['referred'] };
  },
});

export const words: RuleWords = {
  because:
    'Staff of several organizations forget to switch, and one agency’s answer stands on another agency’s referral.',
  source: 'Article: Settings, Organization',
};
