import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'resulting-enrollment-not-in-export',
  title: 'The resulting enrollment is in Enrollment.csv, and not deleted.',
  severity: 'warning',
  needs: 'local-fields',
  because:
    'Systems let an enrollment be deleted that a referral names: the client counts as placed, and nobody can say where.',
  source: 'Ours',
};
