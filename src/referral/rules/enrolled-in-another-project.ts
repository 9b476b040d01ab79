import { factsIn } from '../facts.js';
import { knownProject } from '../known.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'enrolled'> = /* @__PURE__ */ eventCheck({
  code: 'enrolled-in-another-project',
  on: ['enrolled'],
  check({ data }, { state, known }) {
    const { eventType, projectId } = factsIn(state).referral ?? {};
    if (projectId === undefined || data.projectId === undefined || data.projectId === projectId)
      return undefined;
    // A joint TH-RRH referral may name either half of the component, and lead to the other.
    const isJoint = eventType === 12 && knownProject(known, data.projectId)?.jointThRrh === true;
    return isJoint ? undefined : fault('projectId', {}, ['referred']);
  },
});

export const words: RuleWords = {
  title: 'The enrollment is in the receiving project.',
  because:
    'An enrollment elsewhere is no outcome of this referral: the opening stays unfilled while the report says it was filled.',
  source: 'Article; HUD 4.20: location',
};
