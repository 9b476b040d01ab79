import { actorOf, actsFor, receivingOrganization } from './permissions.js';
import { type EventCheck, EVERY_EVENT, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck = /* @__PURE__ */ eventCheck({
  code: 'not-the-receiving-organization',
  on: EVERY_EVENT,
  asks: 'actor',
  check(event, { state, policy, known }) {
    const actor = actorOf(event);
    if (actor === undefined || actsFor(policy, event, actor.role) !== 'receiving-organization') {
      return undefined;
    }
    const receiving = receivingOrganization(event, state, known);
    return receiving === undefined || receiving === actor.organizationId
      ? undefined
      : fault('organizationId', { is: receiving }, ['referred']);
  },
});

export const words: RuleWords = {
  title: 'A provider acts for the organization that receives the referral.',
  because:
    'Staff of several organizations forget to switch, and one agency’s answer stands on another agency’s referral.',
  source: 'Article: Settings, Organization',
};
