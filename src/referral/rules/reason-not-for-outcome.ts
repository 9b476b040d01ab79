import { listedReason, reasonOf } from './reasons.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'resolved' | 'not-housed-reason-added'> = /* @__PURE__ */ eventCheck({
  code: 'reason-not-for-outcome',
  on: ['resolved', 'not-housed-reason-added'],
  asks: 'reason',
  check(event, { policy }) {
    const given = reasonOf(event);
    const listed = listedReason(event, policy);
    if (given === undefined || listed === undefined || listed.for.includes(given.use)) return undefined;
    return fault(given.field);
  },
});

export const words: RuleWords = {
  title: 'A reason is one that its list offers for this outcome.',
  because:
    'Some reasons only make sense after an enrollment (no unit was found), others only without one (over income).',
  source: 'Article; domain practice: lists differ by outcome',
};
