import type { Example } from '../example.js';
import { caseload } from './caseload.js';
import { dates } from './dates.js';
import { enrollment } from './enrollment.js';
import { order, unknown } from './order.js';
import { reasons } from './reasons.js';
import { referral } from './referral.js';
import { resultDates } from './result-dates.js';
import { who } from './who.js';

/** Every example of a rule on events: each rule has at least one. Rules on commands have tests of their own. */
export const EXAMPLES: readonly Example[] = [
  ...order,
  ...unknown,
  ...enrollment,
  ...resultDates,
  ...reasons,
  ...who,
  ...referral,
  ...dates,
  ...caseload,
];
