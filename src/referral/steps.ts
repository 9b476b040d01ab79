import { STEPS, type Step } from './commands.js';
import type { ReferralEvent } from './events.js';

/**
 * What a row that holds something for each step holds for an event: a row of the transition table, or the permissions
 * of a policy. `undefined` for what is no event this version knows: an unknown type, an unknown result or object of a
 * void, no data at all. Total: any value may be asked about.
 *
 * A switch with each name written out, not a look-up: what an event holds may be any value, even one that cannot be a
 * key, and a look-up by a name that varies is slow.
 */
export function cellOf<Cell>(row: Readonly<Record<Step, Cell>>, event: ReferralEvent): Cell | undefined {
  const data: unknown = event?.data;
  if (typeof data !== 'object' || data === null) return undefined;
  switch (event.type) {
    case 'referred':
      return row.refer;
    case 'acknowledged':
      return row.acknowledge;
    case 'enrolled':
      return row.enroll;
    case 'resolved':
      switch (event.data.result) {
        case 'client-accepted':
          return row['resolve-successful'];
        case 'client-rejected':
        case 'provider-rejected':
          return row['resolve-unsuccessful'];
        default:
          return undefined;
      }
    case 'not-housed-reason-added':
      return row['add-not-housed-reason'];
    case 'voided':
      switch (event.data.of) {
        case 'referral':
          return row['void-referral'];
        case 'acknowledgement':
          return row['void-acknowledgement'];
        case 'enrollment':
          return row['void-enrollment'];
        default:
          return undefined;
      }
    default:
      return undefined;
  }
}

const NAMES = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ STEPS.map((step) => [step, step]),
) as Readonly<Record<Step, Step>>;

/**
 * Says which step an event is, or `undefined` for what is no event this version knows: an unknown type, an
 * unknown result or object of a void, no data at all. Total: any value may be asked about.
 */
export function stepOf(event: ReferralEvent): Step | undefined {
  return cellOf(NAMES, event);
}
