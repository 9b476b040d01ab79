import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'export-not-newer',
  title: 'The newer of two exports was taken after the older one.',
  severity: 'error',
  needs: 'two-exports',
  because: 'Compared the wrong way round, every result looks as if it had vanished.',
  source: 'HUD CSV: ExportDate',
};
