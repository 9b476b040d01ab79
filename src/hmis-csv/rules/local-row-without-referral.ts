import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'local-row-without-referral',
  title: 'The rows of a local file name housing referrals of the export.',
  severity: 'warning',
  needs: 'local-fields',
  because:
    'A row that joins nothing tells of nothing: its referral was deleted, or the file is joined by the wrong column.',
  source: 'Ours',
};
