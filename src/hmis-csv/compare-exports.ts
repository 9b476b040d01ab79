import type { ReferralEvent } from '../referral/events.js';
import { type Facts, factsIn, factsOf, freezeFacts } from '../referral/facts.js';
import { take } from '../referral/recipes.js';
import { initialState, type ReferralState } from '../referral/state.js';
import { refusalOf } from '../referral/transitions.js';
import { COMPARED_FACTS, type ComparedFact } from './compare-facts.js';
import { type CsvFinding, type FindingCode, findingOf } from './findings.js';
import type { CsvEvent } from './history.js';
import { EVENT, EXPORT } from './hud-files.js';
import type { LocalMeaning } from './local-fields.js';
import type { CsvExport, CsvReferral } from './read-export.js';

/** What a newer export adds to a referral. */
export interface ReferralChange {
  /** HUD's EventID: also the `referralId` of the history. */
  readonly eventId: string;
  /** Its line in the newer Event.csv. */
  readonly line: number;
  /** Whether the older export does not have the referral: then the events are its whole history. */
  readonly isNew: boolean;
  /** The events that are new, in the order of the history, to be appended to it. At least one. */
  readonly events: readonly CsvEvent[];
}

/** The referrals of both exports, and what became of each: every one is counted once. */
export interface ComparisonCounts {
  /** Both exports tell the same of it. */
  readonly unchanged: number;
  /** In both, with new events or findings. */
  readonly changed: number;
  /** Only in the newer export. */
  readonly added: number;
  /** In the older export, and a deleted row in the newer. */
  readonly deleted: number;
  /** In the older export, and no row of the newer that can be read and is a housing referral. */
  readonly vanished: number;
}

/** What came of comparing two exports. */
export interface ExportComparison {
  /** What is new, in the order of the newer Event.csv. */
  readonly changes: readonly ReferralChange[];
  /** What a log cannot take as an event: it changed, vanished or was deleted. */
  readonly findings: readonly CsvFinding[];
  /** The referrals. */
  readonly counts: ComparisonCounts;
}

interface Compared {
  readonly events: readonly CsvEvent[];
  readonly faults: readonly { readonly code: FindingCode; readonly column?: string | undefined }[];
}

type Meanings = ReadonlySet<LocalMeaning>;

const isShared = (shared: Meanings, { meaning }: { readonly meaning?: LocalMeaning }): boolean =>
  meaning === undefined || shared.has(meaning);

// `replay` would bring immer along.
function fold(events: readonly CsvEvent[], from: ReferralState = initialState): ReferralState {
  const facts = factsOf(from);
  for (const event of events) take(facts, event as ReferralEvent);
  return freezeFacts(facts);
}

/** The columns in which a fact that both exports tell differs. */
function differences(
  fact: ComparedFact,
  was: Readonly<Facts>,
  is: Readonly<Facts>,
  shared: Meanings,
): readonly (string | undefined)[] {
  const different = fact.fields.filter(
    (field) => isShared(shared, field) && field.get(was) !== field.get(is),
  );
  const columns = different.flatMap(({ column }) => column ?? []);
  // What HUD has no column for has no name here either: it is said where nothing else is.
  return different.length > 0 && columns.length === 0 ? [undefined] : columns;
}

function compareReferral(
  before: ReferralState,
  { events, unknowable }: CsvReferral,
  shared: Meanings,
): Compared {
  const was = factsIn(before);
  const is = factsIn(fold(events));
  const eventOf = new Map<string, CsvEvent>(events.map((event) => [event.type, event]));
  const added: CsvEvent[] = [];
  const faults: { code: FindingCode; column?: string | undefined }[] = [];
  let state = before;

  // Takes an event where the history has a place for it; else says which rule refuses it.
  const add = (event: CsvEvent): FindingCode | undefined => {
    const refusedBy = refusalOf(state, event as ReferralEvent);
    if (refusedBy !== undefined) return refusedBy;
    added.push(event);
    state = fold([event], state);
    return undefined;
  };

  for (const fact of COMPARED_FACTS) {
    const event = eventOf.get(fact.type);
    // An inferred enrollment is taken where it has a place, and is no change where it has none.
    if (event?.metadata.inferredBy !== undefined) add(event);
    if (!isShared(shared, fact)) continue;
    const [told, tells] = [fact.isTold(was), fact.isTold(is)];
    if (told && !tells) {
      const unknown = fact.asks !== undefined && unknowable.includes(fact.asks);
      if (!unknown) faults.push({ code: 'fact-vanished', column: fact.fields[0]?.column });
    } else if (!told && tells && event !== undefined) {
      const code = add(event);
      if (code !== undefined) faults.push({ code });
    } else if (told && tells && event !== undefined) {
      const code = refusalOf(before, event as ReferralEvent);
      if (code === undefined) continue;
      for (const column of differences(fact, was, is, shared)) faults.push({ code, column });
    }
  }
  return { events: added, faults };
}

function notNewer(older: CsvExport, newer: CsvExport): readonly CsvFinding[] {
  const [was, is] = [older.info.exportedAt, newer.info.exportedAt];
  return was === undefined || is === undefined || was <= is
    ? []
    : [findingOf('export-not-newer', { file: EXPORT.name, field: 'ExportDate' })];
}

/**
 * Compares two exports of the same data: what the newer one adds becomes events, to be appended to the histories
 * that were made of the older one. A referral's first result is `resolved`; a new referral is its whole history;
 * with local fields, an acknowledgement, an enrollment or a reason that was filled in since.
 *
 * What was told before and is told otherwise is no event: a history takes each fact once. It is a finding, by the
 * rule that keeps the fact out: `already-resolved` where the result or its date changed, `already-referred` where
 * the client, the date, the type or the location did. A fact that is no longer told is `fact-vanished`.
 *
 * A referral that got a DateDeleted is `referral-deleted`, and not `voided`: that event says why, which HUD's files
 * do not, and no reason is made up. One whose row is an event of another type now is `not-a-housing-referral`, where
 * the newer was read with `older`; one whose row cannot be read has what is wrong with that row. One without a row is `referral-vanished`; a warning where it was made before
 * the newer export's period, which may leave it out.
 *
 * What one of the two was not asked is not compared: read both with the same local fields. Edits that change no
 * fact (DateUpdated, the household, the organization of a project) are none, and an inferred enrollment that comes
 * out otherwise is none.
 *
 * @param older - from `readExport`. Its referrals are kept as states until they are met again.
 * @param newer - from `readExport`.
 *
 * @example
 * ```ts
 * const { changes, findings } = compareExports(await readExport(march), await readExport(april));
 * for (const { eventId, events } of changes) await append(eventId, events);
 * ```
 */
export function compareExports(older: CsvExport, newer: CsvExport): ExportComparison {
  const shared: Meanings = new Set(
    older.localMeanings.filter((meaning) => newer.localMeanings.includes(meaning)),
  );
  const before = new Map<string, ReferralState>();
  for (const { eventId, events } of older.referrals()) before.set(eventId, fold(events));

  const changes: ReferralChange[] = [];
  const findings: CsvFinding[] = [...notNewer(older, newer)];
  const counted = { unchanged: 0, changed: 0, added: 0, deleted: 0, vanished: 0 };
  for (const referral of newer.referrals()) {
    const { eventId, line } = referral;
    const was = before.get(eventId);
    before.delete(eventId);
    if (was === undefined) {
      counted.added += 1;
      changes.push({ eventId, line, isNew: true, events: referral.events });
      continue;
    }
    const { events, faults } = compareReferral(was, referral, shared);
    if (events.length > 0) changes.push({ eventId, line, isNew: false, events });
    for (const { code, column } of faults) {
      const place = { file: EVENT.name, line, eventId, ...(column === undefined ? {} : { field: column }) };
      findings.push(findingOf(code, place));
    }
    counted[events.length + faults.length === 0 ? 'unchanged' : 'changed'] += 1;
  }

  // Only what is left over is looked for: the findings may be many.
  const unreadable = new Map<string, CsvFinding[]>();
  for (const finding of newer.findings) {
    const { file, eventId, severity } = finding;
    if (file !== EVENT.name || severity !== 'error' || eventId === undefined || !before.has(eventId))
      continue;
    const same = unreadable.get(eventId);
    if (same === undefined) unreadable.set(eventId, [finding]);
    else same.push(finding);
  }

  for (const [eventId, state] of before) {
    const place = { file: EVENT.name, eventId };
    if (newer.deleted.has(eventId)) {
      counted.deleted += 1;
      findings.push(findingOf('referral-deleted', place));
      continue;
    }
    counted.vanished += 1;
    const line = newer.retyped.get(eventId);
    if (line !== undefined) {
      findings.push(findingOf('not-a-housing-referral', { ...place, line, field: 'Event' }, 'error'));
      continue;
    }
    const wrong = unreadable.get(eventId);
    if (wrong !== undefined) {
      findings.push(...wrong);
      continue;
    }
    const { startDate } = newer.info;
    const referredOn = factsIn(state).referral?.referredOn;
    const isBefore = startDate !== undefined && referredOn !== undefined && referredOn < startDate;
    findings.push(findingOf('referral-vanished', place, isBefore ? 'warning' : 'error'));
  }
  return { changes, findings, counts: counted };
}
