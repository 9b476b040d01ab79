import { isSameClient } from '../known.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'referred' | 'enrolled'> = /* @__PURE__ */ eventCheck({
  code: 'not-head-of-household',
  on: ['referred', 'enrolled'],
  severity: 'warning',
  check({ data }, { known }) {
    const head = known.headOfHousehold;
    return head === undefined || isSameClient(known, data.personalId, head) ? undefined : fault('personalId');
  },
});

export const words: RuleWords = {
  title: 'The referred client is the head of the household.',
  because:
    'The head changes between a referral and its enrollment, and reports look for the event under the present one. Refusing the enrollment would only hide that it happened. In an export it is the enrollment of the event that says who heads the household.',
  source: 'HUD 4.20: collected about the head of household',
  over: 'caseload',
};
