import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'file-name-not-huds',
  title: 'A file has the name that HUD gives it.',
  severity: 'warning',
  because: 'On some systems event.csv and Event.csv are two files, and an importer finds neither or both.',
  source: 'HUD CSV: file names',
};
