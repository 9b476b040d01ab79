import * as fc from 'fast-check';
import type { ReferralEvent } from '../../referral/events.js';
import { jumbledHistoryArb } from './garbage-events.js';
import { importedHistoryArb } from './imported-histories.js';
import { legalHistoryArb } from './legal-histories.js';

/** Any events, legal or not: legal and imported histories, both with anything after them, and anything at all. */
export const anyHistoryArb: fc.Arbitrary<readonly ReferralEvent[]> = fc
  .tuple(
    fc.oneof(
      legalHistoryArb.map(({ events }): readonly ReferralEvent[] => events),
      importedHistoryArb.map(({ events }) => events),
      fc.constant<readonly ReferralEvent[]>([]),
    ),
    fc.oneof(fc.constant<readonly ReferralEvent[]>([]), jumbledHistoryArb),
  )
  .map(([first, then]) => [...first, ...then]);
