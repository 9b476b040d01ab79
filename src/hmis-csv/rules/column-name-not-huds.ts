import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'column-name-not-huds',
  title: 'A column has the name that HUD gives it, letter for letter.',
  severity: 'warning',
  because: 'It is understood here; a program that compares names exactly finds the column missing.',
  source: 'HUD CSV: names are case-sensitive',
};
