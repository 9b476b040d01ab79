import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'outstanding-referral',
  title: 'A referral has its result in time: within 14 days, or as the policy says.',
  severity: 'warning',
  because:
    'The opening is held and the client waits, or the result is known and nobody wrote it down. It is seen from the day of the export.',
  source: 'HUD’s CSV checker Eva: outstanding referral, after 14 days unless the CoC sets another number',
};
