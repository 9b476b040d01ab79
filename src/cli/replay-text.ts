import type { TimelineEntry } from '../caseload/timeline.js';
import { EVENT_TYPE_LABELS } from '../hud/index.js';
import { factsIn } from '../referral/facts.js';
import type { Step } from '../referral/commands.js';
import type { Violation } from '../referral/rules/rule.js';
import type { ReferralState } from '../referral/state.js';
import type { EventFile } from './event-file.js';
import { lineFaultLines } from './line-faults.js';
import { number } from './number.js';
import type { ReplayCounts, Replayed } from './replayed.js';
import { visible } from './visible.js';

const NO_DAY = '(no day)  ';

const HAPPENED: Readonly<Record<Step, string>> = {
  refer: 'referred',
  acknowledge: 'acknowledged',
  enroll: 'enrolled',
  'resolve-successful': 'resolved as successful',
  'resolve-unsuccessful': 'resolved as unsuccessful',
  'add-not-housed-reason': 'not-housed reason added',
  'void-referral': 'referral voided',
  'void-acknowledgement': 'acknowledgement voided',
  'void-enrollment': 'enrollment voided',
};

function stateLine(state: ReferralState): string {
  const { result, resultDate, notHousedReason, voided } = factsIn(state);
  const parts = [
    state.status,
    result !== undefined && `${result}${resultDate === undefined ? '' : ` on ${resultDate}`}`,
    notHousedReason !== undefined && `not housed: ${notHousedReason}`,
    voided !== undefined && `taken back on ${voided.voidedOn}: ${voided.reason}`,
  ];
  return parts.filter(Boolean).join(', ');
}

function entryLine({ eventIndex, step, on, ...recorded }: TimelineEntry): string {
  const { recordedAt, role, daysLate, inferredBy, refusedBy } = recorded;
  const parts = [
    recordedAt === undefined ? 'recorded at an unknown time' : `recorded ${recordedAt}`,
    role !== undefined && `by ${role}`,
    daysLate !== undefined && daysLate > 0 && `${number(daysLate, 'day')} later`,
    inferredBy !== undefined && `inferred: ${inferredBy}`,
    refusedBy !== undefined && `changed nothing: ${refusedBy}`,
  ];
  const happened = step === undefined ? 'unknown' : HAPPENED[step];
  return `  ${eventIndex + 1}  ${on ?? NO_DAY}  ${happened}  ${parts.filter(Boolean).join(', ')}`;
}

function violationLine({ severity, code, message, eventIndex }: Violation): string {
  const place = eventIndex === undefined ? '' : ` at ${eventIndex + 1}`;
  return `  ${severity}${place}: ${code}  ${message}`;
}

/** A referral as text for people. It names no client. */
export function* replayAsText({ stream, timeline, state, violations }: Replayed): Generator<string> {
  yield `Referral ${visible(stream)}: ${visible(stateLine(state))}`;
  const referral = factsIn(state).referral;
  if (referral !== undefined) {
    const { eventType, projectId } = referral;
    const project = projectId === undefined ? '' : `, project ${projectId}`;
    yield visible(`  ${EVENT_TYPE_LABELS[eventType]} (${eventType})${project}`);
  }
  for (const entry of timeline) yield visible(entryLine(entry));
  for (const violation of violations) yield visible(violationLine(violation));
  yield '';
}

/** What stands under all referrals. */
export function* replaySummary(
  { referrals, events, errors, warnings }: ReplayCounts,
  notChecked: ReadonlyMap<string, number>,
  { faults, lines }: EventFile,
): Generator<string> {
  yield `${number(referrals, 'referral')}, ${number(events, 'event')}: ${number(errors, 'error')}, ${number(warnings, 'warning')}.`;
  if (notChecked.size > 0) {
    yield '';
    yield 'Not checked, since the source of the events cannot know what the rule asks:';
    for (const [code, count] of notChecked) yield `  ${code} (${number(count, 'referral')})`;
  }
  if (faults.length === 0) return;
  yield '';
  yield `${number(lines - events, 'line')} of ${lines} left out.`;
  yield* lineFaultLines(faults);
}
