import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'resolved'> = /* @__PURE__ */ eventCheck({
  code: 'enrolled-cannot-be-unsuccessful',
  on: ['resolved'],
  check({ data }, { state }) {
    return state.status === 'enrolled' && data.result !== 'client-accepted'
      ? fault('result', { is: 'client-accepted' }, ['enrolled'])
      : undefined;
  },
});

export const words: RuleWords = {
  title: 'A client who was enrolled cannot have an unsuccessful referral.',
  because:
    'Enrolled and never housed is still a success: the reason is added to it. Turning it into a refusal hides an enrollment.',
  source: 'Article: not enrolled, and will not be',
};
