import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'row-ragged',
  title: 'A row has as many values as the header has columns.',
  severity: 'error',
  because:
    'With one value too many or too few, every value behind it stands in another column: a date becomes a result.',
  source: 'HUD CSV: the header row',
};
