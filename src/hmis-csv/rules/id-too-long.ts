import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'id-too-long',
  title: 'An identifier in HUD’s files has at most 32 characters.',
  severity: 'error',
  needs: 'histories',
  because: 'A system that reads the file cuts it or refuses the row; cut, two referrals become one.',
  source: 'HUD CSV: string lengths',
};
