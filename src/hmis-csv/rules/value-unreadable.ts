import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'value-unreadable',
  title: 'A value is of the kind that its column holds.',
  severity: 'error',
  because: 'A word where a code belongs is read as no value at all, and the row then says something else.',
  source: 'HUD CSV: data types',
};
