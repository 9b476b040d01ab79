import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'file-missing',
  title: 'Every file that a history is read from is in the export.',
  severity: 'error',
  because:
    'Without Enrollment.csv nobody can tell whether an accepted client was enrolled; without Project.csv, who received the referral. The audit then falls silent, and silence reads like a clean result.',
  source: 'HUD CSV: the export holds every file',
};
