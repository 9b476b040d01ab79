import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'location-not-a-project',
  title: 'The location of a referral is a ProjectID of the export.',
  severity: 'warning',
  because:
    'Free text names no project that a program can find, so nobody can say whether the client was enrolled there.',
  source: 'HUD 4.20: location of the referral, types 10 to 15',
};
