import type { ReferralEvent } from 'ce-referrals';
import * as fc from 'fast-check';
import { arbitraryHistoryArb, importedHistoryArb, legalHistoryArb } from '../arbitraries/index.js';

/** Any events, legal or not: legal and imported histories, both with anything after them, and anything at all. */
export const anyHistoryArb: fc.Arbitrary<readonly ReferralEvent[]> = fc
  .tuple(
    fc.oneof(
      legalHistoryArb.map(({ events }): readonly ReferralEvent[] => events),
      importedHistoryArb.map(({ events }) => events),
      fc.constant<readonly ReferralEvent[]>([]),
    ),
    fc.oneof(fc.constant<readonly ReferralEvent[]>([]), arbitraryHistoryArb),
  )
  .map(([first, then]) => [...first, ...then]);
