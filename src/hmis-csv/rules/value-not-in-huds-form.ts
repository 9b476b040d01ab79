import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'value-not-in-huds-form',
  title: 'A value is written as HUD asks.',
  severity: 'warning',
  because:
    'A day with a time of day is understood here; a program that compares text takes it for another day.',
  source: 'HUD CSV: data types',
};
