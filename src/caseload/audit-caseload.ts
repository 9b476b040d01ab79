import { type AuditOptions, checksLeftOut } from '../referral/audit.js';
import type { ReferralEvent } from '../referral/events.js';
import { factsIn } from '../referral/facts.js';
import { judge } from '../referral/judge.js';
import { type Known, NOTHING_KNOWN } from '../referral/known.js';
import { defaultPolicy } from '../referral/policy.js';
import type { CheckpointedEvent, RecordedEvent } from '../referral/recorded-event.js';
import type { RuleCode, Violation } from '../referral/rules/rule.js';
import { initialState, isOpen } from '../referral/state.js';
import { type Caseload, emptyCaseload, referralOf } from './caseload.js';
import { clientRecords } from './client-records.js';
import type { CaseloadFinding } from './findings.js';
import { knownAmong } from './known-for.js';
import { applyToCaseload } from './replay.js';

/** What an audit of many referrals may take into account beside their events. */
export interface CaseloadAuditOptions extends AuditOptions {
  /** By household: the PersonalID of its present head. Only open referrals are compared with it. */
  readonly headsOfHousehold?: Readonly<Record<string, string>>;
}

/** A broken rule, and where. */
export interface CaseloadViolation extends Violation {
  /** The referral. Data for whoever puts it right: it is not for logs. */
  readonly referralId: string;
}

/** What an audit of many referrals answers. */
export interface CaseloadAuditReport {
  /** Every broken rule, in the order of the events. `eventIndex` is the event's place in its stream. */
  readonly findings: readonly CaseloadViolation[];
  /** The rules that were left out, since the source cannot know what they ask. */
  readonly notChecked: readonly RuleCode[];
  /** Recorded events that were left out or changed nothing, and why. */
  readonly records: readonly CaseloadFinding[];
  /** The caseload that the events lead to. */
  readonly caseload: Caseload;
}

// A fact that the history has no place for is judged all the same; an event that was not read is not.
function isLeftOut({ code, rule }: CaseloadFinding): boolean {
  return rule === undefined && code !== 'not-the-streams-referral';
}

function headOf(
  caseload: Caseload,
  event: ReferralEvent,
  referralId: string,
  heads: Readonly<Record<string, string>>,
) {
  const made = factsIn(referralOf(caseload, referralId)?.state ?? initialState).referral;
  const household = event.type === 'referred' ? event.data?.householdId : made?.householdId;
  return typeof household === 'string' && Object.hasOwn(heads, household) ? heads[household] : undefined;
}

/**
 * Judges many referrals by the same rules as `audit`, with those across referrals: each event with what the events
 * before it tell, as `decide` would have judged it then. So the order among the streams counts. A log's order is
 * right as it is; for histories that were imported one by one, put them {@link inOrderOfDates} first.
 *
 * It reports; it never refuses, repairs or throws, whatever the events are.
 */
export function auditCaseload(
  recordedEvents: Iterable<RecordedEvent | CheckpointedEvent>,
  options: CaseloadAuditOptions = {},
): CaseloadAuditReport {
  const { policy = defaultPolicy, known: given = NOTHING_KNOWN, headsOfHousehold = {} } = options;
  const leftOut = new Set(options.unknowable);
  const records = clientRecords(given);
  const findings: CaseloadViolation[] = [];
  const recordFindings: CaseloadFinding[] = [];
  let caseload = emptyCaseload();
  let position = 0;

  for (const recorded of recordedEvents) {
    const before = caseload;
    const { caseload: after, findings: found } = applyToCaseload(before, [recorded]);
    recordFindings.push(...found.map((finding) => ({ ...finding, position })));
    position += 1;
    caseload = after;
    if (after === before || found.some(isLeftOut)) continue;
    const { stream, version, event } = recorded;
    const head = headOf(before, event, stream, headsOfHousehold);
    const beside: Known = head === undefined ? given : { ...given, headOfHousehold: head };
    const known = knownAmong(before, stream, event, beside, records);
    const state = referralOf(before, stream)?.state ?? initialState;
    for (const violation of judge(event, { state, policy, known }, leftOut)) {
      findings.push(Object.freeze({ ...violation, eventIndex: version - 1, referralId: stream }));
    }
  }

  // The head of the household is the present one: what it was when a referral ended, nobody said.
  const stands = ({ code, referralId }: CaseloadViolation): boolean =>
    code !== 'not-head-of-household' || isOpen(referralOf(caseload, referralId)?.state.status ?? 'voided');
  return {
    findings: findings.filter(stands),
    notChecked: checksLeftOut(leftOut),
    records: recordFindings,
    caseload,
  };
}
