import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'referral-vanished',
  title: 'A referral of an older export is in the newer one, if only as a deleted row.',
  severity: 'error',
  needs: 'two-exports',
  because:
    'A row that is gone without a DateDeleted was erased, or moved out of the export; the next report counts one referral less.',
  source: 'HUD CSV: a deleted record is exported with its DateDeleted',
};
