import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'file-cut-short',
  title: 'A file can be read to its end.',
  severity: 'error',
  because: 'A copy that stopped half-way loses the newest rows first, and the rest still looks whole.',
  source: 'Ours',
};
