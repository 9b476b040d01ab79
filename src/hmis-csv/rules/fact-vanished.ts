import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'fact-vanished',
  title: 'What an older export tells of a referral, the newer one tells too.',
  severity: 'error',
  needs: 'two-exports',
  because:
    'A result that was cleared reopens a referral which was reported as closed, and nothing shows that it ever was.',
  source: 'Ours',
};
