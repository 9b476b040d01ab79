import type { ReferralEvent } from '../referral/events.js';
import { type Facts, factsOf, freezeFacts, viewFacts } from '../referral/facts.js';
import { take } from '../referral/recipes.js';
import type { CheckpointedEvent, RecordedEvent } from '../referral/recorded-event.js';
import { initialState } from '../referral/state.js';
import { refusalOf } from '../referral/transitions.js';
import {
  type Caseload,
  type Entry,
  type Kept,
  keptIn,
  type MissingEvents,
  type PastView,
} from './caseload.js';
import { type CaseloadFinding, type CaseloadFindingCode, findingOf } from './findings.js';
import { noteFacts, numberOf } from './directory.js';
import { shareResult, withSharedTexts } from './shared-texts.js';

/** A caseload after events, which referrals they changed, and what was wrong with them. */
export interface CaseloadChange {
  /** The caseload after the events; the very same one where nothing was new. */
  readonly caseload: Caseload;
  /** The referrals whose state is another now, in the order in which the events reached them. */
  readonly changed: readonly string[];
  /** What was wrong, in the order of the events. */
  readonly findings: readonly CaseloadFinding[];
}

/** Takes events one by one into a caseload of its own, which comes out at the end. */
export interface Folding {
  /** Takes the next event. Whatever it is, it never throws. */
  take(recorded: RecordedEvent | CheckpointedEvent): void;
  /** Ends the folding. */
  finish(): CaseloadChange;
}

/** What a folding leaves out of account, so that it shows the past. */
export interface Selection {
  /** Says whether an event counts; it may name what it cannot know of the event. */
  readonly counts: (event: ReferralEvent) => boolean | 'date-unknown' | 'recording-unknown';
  /** What the caseload is made for. */
  readonly past: PastView;
}

function isRecorded(value: unknown): value is CheckpointedEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { stream, version, event } = value as Readonly<Record<string, unknown>>;
  return (
    typeof stream === 'string' &&
    stream !== '' &&
    Number.isSafeInteger(version) &&
    (version as number) > 0 &&
    typeof event === 'object' &&
    event !== null
  );
}

/** Begins a folding into a caseload. */
export function startFolding(caseload: Caseload, selection?: Selection): Folding {
  const kept = keptIn(caseload);
  const { directory } = kept;
  const drafts: (Entry | undefined)[] = [];
  const touched: number[] = [];
  const findings: CaseloadFinding[] = [];
  let missing: Map<string, number> | undefined;
  let checkpoint = caseload.checkpoint;
  let position = -1;

  const report = (
    code: CaseloadFindingCode,
    { stream: referralId, version }: RecordedEvent,
    more?: Pick<CaseloadFinding, 'expectedVersion' | 'rule'>,
  ): void => {
    findings.push(findingOf({ code, position, referralId, version, ...more }));
  };

  const factsBefore = (number: number): Facts | undefined => kept.entries.get(number)?.facts;

  const draftOf = (number: number, entry: Entry | undefined): Entry => {
    const found = drafts[number];
    if (found !== undefined) return found;
    touched.push(number);
    const draft: Entry = entry === undefined ? { version: 0, facts: factsOf(initialState) } : { ...entry };
    drafts[number] = draft;
    return draft;
  };

  const missingAfter = (): readonly MissingEvents[] => {
    const gaps = missing ?? new Map(caseload.missing.map((gap) => [gap.referralId, gap.seen]));
    const left: MissingEvents[] = [];
    for (const [referralId, seen] of gaps) {
      const number = numberOf(directory, referralId);
      const version = (drafts[number] ?? kept.entries.get(number))?.version ?? 0;
      if (version < seen) left.push(Object.freeze({ referralId, from: version + 1, seen }));
    }
    return Object.freeze(left);
  };

  const noteMissing = (stream: string, seen: number): void => {
    missing ??= new Map(caseload.missing.map((gap) => [gap.referralId, gap.seen]));
    if (seen > (missing.get(stream) ?? 0)) missing.set(stream, seen);
  };

  // In the past, a fact may have no place only because another was left out.
  const reportRefusal = (facts: Facts, recorded: RecordedEvent): void => {
    const rule = refusalOf(viewFacts(facts), recorded.event);
    if (selection !== undefined || rule === undefined) return;
    report(rule === 'not-referred' ? 'unknown-referral' : 'not-taken', recorded, { rule });
  };

  const takeFact = (number: number, draft: Entry, recorded: RecordedEvent): void => {
    const { event } = recorded;
    // Facts that are still those of the caseload are frozen, and shared with it.
    const facts = draft.facts === factsBefore(number) ? factsOf(viewFacts(draft.facts)) : draft.facts;
    if (!take(facts, withSharedTexts(event, recorded.stream, facts.referral, directory.texts))) {
      reportRefusal(facts, recorded);
      return;
    }
    draft.facts = facts;
    shareResult(facts);
    if (event.type === 'referred' && facts.referral?.referralId !== recorded.stream) {
      report('not-the-streams-referral', recorded);
    }
  };

  return {
    take(recorded) {
      position += 1;
      if (!isRecorded(recorded)) {
        findings.push(findingOf({ code: 'malformed-record', position }));
        return;
      }
      if (caseload.past !== undefined) {
        report('caseload-of-the-past', recorded);
        return;
      }
      const number = numberOf(directory, recorded.stream);
      const entry = drafts[number] ?? kept.entries.get(number);
      const expectedVersion = (entry?.version ?? 0) + 1;
      if (recorded.version < expectedVersion) return;
      if (recorded.version > expectedVersion) {
        report(entry === undefined ? 'unknown-referral' : 'stream-gap', recorded, { expectedVersion });
        noteMissing(recorded.stream, recorded.version);
        return;
      }
      const draft = draftOf(number, entry);
      draft.version = recorded.version;
      if (typeof recorded.checkpoint === 'string') checkpoint = recorded.checkpoint;
      const counts = selection === undefined || selection.counts(recorded.event);
      if (typeof counts === 'string') report(counts, recorded);
      if (counts !== false) takeFact(number, draft, recorded);
    },

    finish() {
      if (touched.length === 0 && missing === undefined && selection === undefined)
        return { caseload, changed: [], findings };
      const entries = kept.entries.asMutable();
      const changed: string[] = [];
      let { size } = caseload;
      for (const number of touched) {
        const entry = drafts[number] as Entry;
        const before = factsBefore(number);
        if (entry.facts !== before) {
          freezeFacts(entry.facts);
          noteFacts(directory, number, entry.facts, before);
          if (entry.facts.status !== 'not-referred') {
            changed.push(directory.referralIds[number] as string);
            if (before?.referral === undefined) size += 1;
          }
        }
        entries.set(number, entry);
      }
      const next: Caseload = {
        size,
        ...(checkpoint === undefined ? {} : { checkpoint }),
        missing: missingAfter(),
        ...(selection && { past: selection.past }),
        kept: { directory, entries: entries.asImmutable() } satisfies Kept,
      };
      return { caseload: Object.freeze(next), changed, findings };
    },
  };
}
