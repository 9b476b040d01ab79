import { auditCaseload, type CaseloadViolation } from '../caseload/audit-caseload.js';
import { inOrderOfDates } from '../caseload/date-order.js';
import type { CaseloadFinding } from '../caseload/findings.js';
import { askedBy, type NotChecked, unknownLists } from '../hmis-csv/not-checked.js';
import { type CocPolicy, defaultPolicy } from '../referral/policy.js';
import type { RecordedEvent } from '../referral/recorded-event.js';
import { type LogContent, readLog } from './log-source.js';
import type { Streams } from './streams.js';

/** What an audit of a log found. */
export interface LogAudit {
  /** How many streams and events there are. */
  readonly counts: { readonly referrals: number; readonly events: number };
  /** The broken rules, by referral. */
  readonly findings: readonly CaseloadViolation[];
  /** Events that were not read, and so not judged. */
  readonly records: readonly CaseloadFinding[];
  /** The rules that did not run on every referral, since where it came from cannot know what they ask. */
  readonly notChecked: readonly NotChecked[];
}

// An import appends referral by referral: across referrals, its events have no order but that of their dates. What was
// recorded live was judged, and stands, in the order of the log.
function inOrder(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const isLive = new Set<string>();
  const imported: RecordedEvent[] = [];
  const live: RecordedEvent[] = [];
  for (const recorded of events) {
    const { stream, event } = recorded;
    if (event.metadata?.source !== 'import') isLive.add(stream);
    (isLive.has(stream) ? live : imported).push(recorded);
  }
  return [...inOrderOfDates(imported), ...live];
}

function notCheckedIn(unknowableOf: LogContent['unknowableOf']): readonly NotChecked[] {
  const unknown = unknownLists();
  for (const unknowable of unknowableOf.values()) unknown.count(unknowable);
  return unknown.rulesLeftOut();
}

/**
 * Judges all histories of a log by the rules of the core, those across referrals too.
 *
 * @throws CliError - where it cannot be opened or read, or there is none.
 */
export async function auditLog(
  url: string,
  policy: CocPolicy | undefined,
  streams: Streams,
): Promise<LogAudit> {
  const { events, unknowableOf } = await readLog(url, streams);
  const { findings, records } = auditCaseload(inOrder(events), { policy: policy ?? defaultPolicy });
  // A referral says for itself what nobody can know of it.
  const isAsked = ({ code, referralId }: CaseloadViolation): boolean => {
    const asks = askedBy(code);
    return asks === undefined || unknowableOf.get(referralId)?.includes(asks) !== true;
  };
  return {
    counts: { referrals: unknowableOf.size, events: events.length },
    findings: findings.filter(isAsked),
    records: records.filter(({ code }) => code !== 'not-taken'),
    notChecked: notCheckedIn(unknowableOf),
  };
}
