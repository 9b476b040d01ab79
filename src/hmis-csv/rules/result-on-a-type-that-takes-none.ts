import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'result-on-a-type-that-takes-none',
  title: 'Only a housing referral has a result.',
  severity: 'error',
  because: 'Reports that count results by their column count it; those that go by event type do not.',
  source: 'HUD 4.20: results belong to 10 to 15, 17 and 18',
};
