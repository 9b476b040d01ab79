import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'column-missing',
  title: 'A file has every column that is read from it.',
  severity: 'error',
  because:
    'A column that is not there reads like a column of nulls: without ReferralResult every referral looks open.',
  source: 'HUD CSV: the header row',
};
