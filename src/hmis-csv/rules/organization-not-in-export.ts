import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'organization-not-in-export',
  title: 'The organization of a project is in Organization.csv.',
  severity: 'warning',
  because: 'Whoever asks whose referrals these are finds no name.',
  source: 'HUD CSV: keys',
};
