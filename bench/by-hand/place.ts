import type { ReferralEvent, ReferralStatus, SkipCode } from 'ce-referrals';
import type { Facts } from './fold.js';

/** Why the history has no place for an event, and the statuses that have one. */
export interface NoPlace {
  readonly code: SkipCode;
  readonly status?: ReferralStatus[];
}

const LIVE: readonly ReferralStatus[] = ['referred', 'acknowledged', 'enrolled'];
const MADE: readonly ReferralStatus[] = [...LIVE, 'successful', 'unsuccessful'];

function refusedIn(
  facts: Readonly<Facts>,
  open: SkipCode,
  success: SkipCode,
  unsuccessful: SkipCode,
): SkipCode {
  switch (facts.status) {
    case 'not-referred':
      return 'not-referred';
    case 'voided':
      return 'voided-is-final';
    case 'successful':
      return success;
    case 'unsuccessful':
      return unsuccessful;
    default:
      return open;
  }
}

const UNKNOWN: NoPlace = { code: 'unknown-event-type' };

/** Whether the history has no place for an event; by hand, one case after the other. */
export function noPlaceFor(event: ReferralEvent, facts: Readonly<Facts>): NoPlace | undefined {
  const given: unknown = event?.data;
  if (typeof given !== 'object' || given === null) return UNKNOWN;
  const { status } = facts;
  const isOpen = status === 'referred' || status === 'acknowledged' || status === 'enrolled';
  switch (event.type) {
    case 'referred':
      if (status === 'not-referred') return undefined;
      return {
        code: status === 'voided' ? 'voided-is-final' : 'already-referred',
        status: ['not-referred'],
      };
    case 'acknowledged': {
      if (status === 'referred') return undefined;
      const unseen = facts.acknowledgedOn === undefined && facts.acknowledgedAfterEnrollment !== true;
      if (status === 'enrolled' && unseen) return undefined;
      const [success, unsuccessful] = ['success-takes-only-a-reason', 'unsuccessful-is-final'] as const;
      const code = refusedIn(facts, 'already-acknowledged', success, unsuccessful);
      return { code, status: ['referred', 'enrolled'] };
    }
    case 'enrolled': {
      if (status === 'referred' || status === 'acknowledged') return undefined;
      const [success, unsuccessful] = ['success-takes-only-a-reason', 'unsuccessful-is-final'] as const;
      const code = refusedIn(facts, 'already-enrolled', success, unsuccessful);
      return { code, status: ['referred', 'acknowledged'] };
    }
    case 'resolved': {
      const { result } = event.data;
      if (result !== 'client-accepted' && result !== 'client-rejected' && result !== 'provider-rejected')
        return UNKNOWN;
      if (isOpen) return undefined;
      const code = refusedIn(facts, 'already-resolved', 'already-resolved', 'already-resolved');
      return { code, status: [...LIVE] };
    }
    case 'not-housed-reason-added': {
      if (status === 'successful' && facts.notHousedReason === undefined) return undefined;
      const [success, unsuccessful] = ['reason-already-added', 'unsuccessful-is-final'] as const;
      return {
        code: refusedIn(facts, 'reason-before-success', success, unsuccessful),
        status: ['successful'],
      };
    }
    case 'voided': {
      const notLatest = 'void-of-what-is-not-latest';
      const late = facts.acknowledgedAfterEnrollment === true;
      switch (event.data.of) {
        case 'referral':
          if (status !== 'not-referred' && status !== 'voided') return undefined;
          return { code: refusedIn(facts, notLatest, notLatest, notLatest), status: [...MADE] };
        case 'acknowledgement':
          if (status === 'acknowledged' || (status === 'enrolled' && late)) return undefined;
          return {
            code: refusedIn(facts, notLatest, notLatest, notLatest),
            status: ['acknowledged', 'enrolled'],
          };
        case 'enrollment':
          if (status === 'enrolled' && !late) return undefined;
          return { code: refusedIn(facts, notLatest, notLatest, notLatest), status: ['enrolled'] };
        default:
          return UNKNOWN;
      }
    }
    default:
      return UNKNOWN;
  }
}
