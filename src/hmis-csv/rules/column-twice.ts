import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'column-twice',
  title: 'A column stands once in a header.',
  severity: 'error',
  because:
    'Two columns of one name can disagree, and every program picks another of them. The first is read here.',
  source: 'HUD CSV: the header row',
};
