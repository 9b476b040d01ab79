import { factsIn } from '../facts.js';
import { linkedReferral } from '../known.js';
import { linkOf } from './link.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'enrolled' | 'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'enrollment-linked-twice',
  on: ['enrolled', 'resolved'],
  check(event, { state, known }) {
    const referral = factsIn(state).referral;
    const link = linkOf(event, state);
    const linked = linkedReferral(known, link?.enrollmentId);
    return link === undefined || linked === undefined || linked === referral?.referralId
      ? undefined
      : fault(link.field);
  },
});

export const words: RuleWords = {
  title: 'An enrollment results from one referral.',
  because:
    'When two referrals claim one enrollment, one placement is counted twice and an opening is lost from sight.',
  source: 'Ours',
  over: 'caseload',
};
