import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'export-not-one-row',
  title: 'Export.csv has one row.',
  severity: 'warning',
  because: 'With none, nobody knows when the export was taken; with two, which of them is meant.',
  source: 'HUD CSV: Export.csv',
};
