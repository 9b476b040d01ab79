import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'referral-deleted',
  title: 'A referral is not deleted between two exports.',
  severity: 'warning',
  needs: 'two-exports',
  because:
    'DateDeleted says that it was taken back, and neither why nor by whom: whoever knows that has to void it.',
  source: 'HUD CSV: DateDeleted',
};
