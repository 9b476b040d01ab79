import type { CalendarDate } from '../referral/calendar-date.js';
import type { CommandType } from '../referral/commands.js';
import type { ReferralFact, ReferralStatus } from '../referral/state.js';
import type { CaseloadReferral } from './caseload.js';
import type { NextDeadline } from './deadlines.js';
import { byText } from './order.js';

/** What is to be done with a referral, or what has become of it. */
export type WorkGroup =
  | 'to-acknowledge'
  | 'to-enroll-or-resolve'
  | 'enrolled-not-resolved'
  | 'successful'
  | 'unsuccessful'
  | 'successful-not-housed';

/** The groups of a work list, in the order in which they are shown. */
export const WORK_GROUPS: readonly WorkGroup[] = /* @__PURE__ */ Object.freeze([
  'to-acknowledge',
  'to-enroll-or-resolve',
  'enrolled-not-resolved',
  'successful',
  'unsuccessful',
  'successful-not-housed',
] as const);

/** A deadline, seen from a day. */
export interface RowDeadline extends NextDeadline {
  /** Calendar days from that day to the due day: 0 on it, below 0 where it has passed. */
  readonly daysLeft: number;
}

/** One referral of a work list. */
export interface WorkRow {
  /** The referral. */
  readonly referralId: string;
  /** The client. */
  readonly personalId: string;
  /** HUD's event type. */
  readonly eventType: ReferralFact['eventType'];
  /** The receiving project, where known. */
  readonly projectId?: string;
  /** The receiving organization: as the referral says, or as its known project does. */
  readonly organizationId?: string;
  /** Where it stands. */
  readonly status: ReferralStatus;
  /** The day of the referral. */
  readonly referredOn: CalendarDate;
  /**
   * Calendar days that the referral is open, or was until its result. Absent where a date is unknown or not real.
   */
  readonly ageDays?: number;
  /**
   * Nobody can know whether it was acknowledged: it stands with those that wait for it, and has no deadline to be
   * acknowledged. Absent where that is known.
   */
  readonly acknowledgementUnknown?: true;
  /** The first deadline that is not met. Absent where there is none. */
  readonly deadline?: RowDeadline;
  /** What the actor may do next. Empty where no actor was given. */
  readonly commands: readonly CommandType[];
}

/** The group of a referral; none where it was voided. */
export function groupOf({ state }: CaseloadReferral): WorkGroup | undefined {
  switch (state.status) {
    case 'referred':
      return 'to-acknowledge';
    case 'acknowledged':
      return 'to-enroll-or-resolve';
    case 'enrolled':
      return 'enrolled-not-resolved';
    case 'successful':
      return state.notHousedReason === undefined ? 'successful' : 'successful-not-housed';
    case 'unsuccessful':
      return 'unsuccessful';
    case 'voided':
      return undefined;
  }
}

/** A row, and the text that orders it in its group. */
export interface Sortable {
  readonly row: WorkRow;
  readonly order: string;
}

/** Open: by due day, those without one last. Resolved: by the day of the result, latest first. */
export function inOrder(rows: readonly Sortable[], open: boolean): readonly WorkRow[] {
  const sorted = [...rows].sort(
    (a, b) =>
      (open ? byText(a.order, b.order) : byText(b.order, a.order)) ||
      byText(a.row.referredOn, b.row.referredOn) ||
      byText(a.row.referralId, b.row.referralId),
  );
  return sorted.map(({ row }) => row);
}
