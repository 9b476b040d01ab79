import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'unknown-event-code',
  title: 'An event has one of HUD’s event types.',
  severity: 'error',
  because: 'A code that HUD does not have says nothing about what happened.',
  source: 'HUD 4.20.2: 1 to 18',
};
