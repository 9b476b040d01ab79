import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'file-unreadable',
  title: 'Every file of the export can be read.',
  severity: 'error',
  because:
    'An empty file, a folder in its place or a header of another table all look like a file that is there.',
  source: 'Ours',
};
