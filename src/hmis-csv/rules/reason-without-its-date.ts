import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'reason-without-its-date',
  title: 'A reason on a successful referral has the day on which it was added.',
  severity: 'warning',
  needs: 'local-fields',
  because:
    'The reason comes later than the result, and no other date stands in for its own: without it the reason is not told.',
  source: 'Article: the reason is added later, and the result date does not change',
};
