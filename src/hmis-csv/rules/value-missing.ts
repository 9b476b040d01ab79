import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'value-missing',
  title: 'A row has the values without which it says nothing.',
  severity: 'error',
  because: 'A referral without its client, its enrollment or its day belongs nowhere.',
  source: 'HUD 4.20: required columns',
};
