import { factsIn } from '../facts.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'enrolled'> = /* @__PURE__ */ eventCheck({
  code: 'enrolled-in-another-project',
  on: ['enrolled'],
  check({ data }, { state }) {
    const receiving = factsIn(state).referral?.projectId;
    return receiving === undefined || data.projectId === undefined || data.projectId === receiving
      ? undefined
      : fault('projectId', {}, ['referred']);
  },
});

export const words: RuleWords = {
  title: 'The enrollment is in the receiving project.',
  because:
    'An enrollment elsewhere is no outcome of this referral: the opening stays unfilled while the report says it was filled.',
  source: 'Article; HUD 4.20: location',
};
