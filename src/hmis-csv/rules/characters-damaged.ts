import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'characters-damaged',
  title: 'A row holds only characters that can be read.',
  severity: 'warning',
  because:
    'Text that was saved in another encoding than it is read in. Where it hits an identifier, rows no longer find each other.',
  source: 'HUD CSV: UTF-8',
};
