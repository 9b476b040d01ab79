import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'duplicate-key',
  title: 'An identifier names one row of its file.',
  severity: 'error',
  because:
    'Two rows of one EventID count one referral twice, and may tell it two ways. The first is read here.',
  source: 'HUD CSV: the first column is unique',
};
