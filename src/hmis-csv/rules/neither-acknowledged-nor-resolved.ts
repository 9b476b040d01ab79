import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'neither-acknowledged-nor-resolved',
  title: 'A referral is acknowledged or has its result in time: within 7 days, or as the policy says.',
  severity: 'warning',
  needs: 'local-fields',
  because:
    'Nobody at the provider has looked at it, and the client waits. It is seen from the day of the export, so on the next one it can be put right. HUD’s files do not say what was acknowledged: it takes a local field.',
  source: 'Minnesota’s provider check: missing date, after 7 days',
};
