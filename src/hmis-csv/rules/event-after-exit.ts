import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'event-after-exit',
  title: 'A referral is dated no later than the exit from the enrollment that it is recorded on.',
  severity: 'warning',
  because:
    'Reports that look at the people enrolled on the day do not see it. A warning, since either date can be the wrong one: systems close an enrollment by themselves, and date the exit back, while the referral is worked on.',
  source: 'HUD 4.20: collected during the enrollment, at occurrence',
};
