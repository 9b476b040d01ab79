import { hasOpenOther } from '../known.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'referred'> = /* @__PURE__ */ eventCheck({
  code: 'duplicate-referral',
  on: ['referred'],
  check({ data }, { known }) {
    return data.projectId !== undefined && hasOpenOther(known, data.referralId, data.projectId)
      ? fault('projectId')
      : undefined;
  },
});

export const words: RuleWords = {
  title: 'A client has one open referral to a project at a time.',
  because:
    'The same referral gets submitted twice: one copy is worked on, the other stays open for ever and counts as overdue. Nothing true is lost by refusing it, since the first copy says the same. In an export either can be the copy, so both are reported.',
  source: 'Ours',
  over: 'caseload',
};
