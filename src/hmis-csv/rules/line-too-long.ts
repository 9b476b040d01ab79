import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'line-too-long',
  title: 'A line has a length that can be read.',
  severity: 'error',
  because:
    'A file without line ends is one line of its whole size, and no row of it can be told from the next.',
  source: 'Ours',
};
