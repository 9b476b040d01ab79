import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'enrollment-ambiguous',
  title: 'An accepted referral leads to one enrollment that can be told from the others.',
  severity: 'warning',
  because: 'Two enrollments that fit equally well: to pick one would be a guess, so none is taken.',
  source: 'Ours',
};
