import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'quotes-torn',
  title: 'A quoted value is closed by a quote, and a separator follows.',
  severity: 'error',
  because: 'A stray quote swallows the lines behind it, and with them referrals. Here it costs its own line.',
  source: 'HUD CSV: strings are quoted, inner quotes doubled',
};
