import { factsIn } from '../facts.js';
import { isSameClient } from '../known.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'enrolled'> = /* @__PURE__ */ eventCheck({
  code: 'enrolled-another-client',
  on: ['enrolled'],
  check({ data }, { state, known }) {
    const referral = factsIn(state).referral;
    return referral === undefined || isSameClient(known, data.personalId, referral.personalId)
      ? undefined
      : fault('personalId', {}, ['referred']);
  },
});

export const words: RuleWords = {
  title: 'The enrollment is the referred client’s own.',
  because:
    'The wrong enrollment gets attached when two records are open side by side. The success then belongs to somebody else.',
  source: 'Article; Ours',
};
