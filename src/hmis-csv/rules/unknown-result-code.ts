import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'unknown-result-code',
  title: 'A referral result is one of HUD’s three.',
  severity: 'error',
  because:
    'HUD has no “client doesn’t know” here: the referral is read as open, and whoever entered the code believes it closed.',
  source: 'HUD 4.20.D: 1, 2, 3, or null',
};
