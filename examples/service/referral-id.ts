import { MAX_ID_LENGTH } from 'ce-referrals';
import { Problem } from './problem.js';

const FORM = new RegExp(`^[^\\p{Cc}\\p{Cs}]{1,${MAX_ID_LENGTH}}$`, 'u');

/** A part of a path that names a referral. */
export interface ReferralParams {
  readonly referralId: string;
}

/**
 * The id of a referral from a path, its percent signs decoded. `../a` is an id like any other: it names a stream, never
 * a file. What no referral can be called is answered as a referral that does not exist.
 */
export function referralIdOf({ referralId }: ReferralParams): string {
  if (!FORM.test(referralId)) throw new Problem('referral-not-found');
  return referralId;
}
