import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'enrollment-not-in-export',
  title: 'The enrollment that an event is recorded on is in Enrollment.csv.',
  severity: 'warning',
  because:
    'The event hangs in the air: neither the household nor the project that made the referral can be told.',
  source: 'HUD CSV: keys',
};
