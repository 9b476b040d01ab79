import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'file-not-utf-8',
  title: 'A file is UTF-8.',
  severity: 'warning',
  because:
    'Another encoding is read here; the next program turns it into question marks, or takes the first column name for another.',
  source: 'HUD CSV: UTF-8',
};
