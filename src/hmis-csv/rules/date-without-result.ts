import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'date-without-result',
  title: 'A result date stands beside a result.',
  severity: 'error',
  because: 'Somebody closed the referral, and how is lost: it is read as open.',
  source: 'HUD 4.20: ResultDate goes with ReferralResult',
};
