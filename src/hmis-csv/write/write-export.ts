import { type CsvFinding, findingOf } from '../findings.js';
import type { LocalField } from '../local-fields.js';
import { EVENT_FILE, EXPORT_FILE, REFERRAL_FILE, type WrittenFile } from './columns.js';
import { type ExportData, exportRow } from './export-data.js';
import { referralRows } from './referral-rows.js';
import { faultsIn, headerOf, textOf, type Values } from './row-text.js';
import { type History, type HistoryWithUnknowable, partsOf } from './told-history.js';

/** The next piece of a file. */
export interface WrittenText {
  /** Tells the two apart. */
  readonly kind: 'text';
  /** The file it belongs to. Pieces of several files come mixed, those of one file in order. */
  readonly file: string;
  /** Whole lines, to be written as UTF-8. */
  readonly text: string;
}

/** What keeps something from being written, or what a row lacks. */
export interface WriteFinding {
  /** Tells the two apart. */
  readonly kind: 'finding';
  /** The place of the history among those given, from 0; absent where it is about the export itself. */
  readonly history?: number;
  /** What is wrong. An `error` keeps the referral from being written; a `warning` does not. */
  readonly finding: CsvFinding;
}

const ROWS_A_PIECE = 500;

/** The column map of the custom file that {@link writeExport} writes: give it to `readExport`. */
export const WRITTEN_LOCAL_FIELDS: readonly LocalField[] = /* @__PURE__ */ Object.freeze<LocalField[]>([
  { file: REFERRAL_FILE.name, column: 'DateAcknowledged', meaning: 'date-acknowledged' },
  { file: REFERRAL_FILE.name, column: 'ResultingEnrollmentID', meaning: 'resulting-enrollment' },
  { file: REFERRAL_FILE.name, column: 'NotHousedReason', meaning: 'not-housed-reason' },
  { file: REFERRAL_FILE.name, column: 'NotHousedReasonDate', meaning: 'not-housed-reason-date' },
  { file: REFERRAL_FILE.name, column: 'ReasonListVersion', meaning: 'reason-list-version' },
  { file: REFERRAL_FILE.name, column: 'NotKnown', meaning: 'not-known' },
]);

function text(file: WrittenFile, content: string): WrittenText {
  return { kind: 'text', file: file.name, text: content };
}

/**
 * Writes histories as HUD CSV: Event.csv, the one row of Export.csv, and `CustomReferral.csv` for what HUD has no
 * column for (see {@link WRITTEN_LOCAL_FIELDS}). It gives text and writes no file. Enrollments, projects,
 * organizations and clients are not in a history: those files stay the exporting system's own.
 *
 * Lines end with a line feed. Text is quoted and inner quotes are doubled; numbers and dates are bare; null is
 * nothing. A voided referral gets a DateDeleted: the day it was voided, with the clock's time where the void was
 * recorded on that day, else midnight. DateCreated and DateUpdated are the clock where the first and the last
 * event were recorded, for imported ones the source's own; offsets are cut off and nothing is converted. A location
 * is written for types 10 to 15 only. `ProbSolDivRRResult` and `ReferralCaseManageAfter` belong to other events.
 *
 * The column `NotKnown` says what nobody can know of a referral, so that nothing in the other columns accuses nobody:
 * what is given as `unknowable`, and of an import given without it all that it does not tell.
 *
 * Nothing is dropped in silence: a referral that HUD's files cannot hold is not written and its findings say why
 * (`id-too-long`, `character-not-allowed`, `date-not-real`, `value-missing`, `duplicate-key`, `not-referred`,
 * `not-a-housing-referral`); a row that lacks what HUD requires and the history does not know is written with a
 * warning. What HUD's columns have no room for is listed in `NOT_HELD`. Where Export.csv's row cannot be written,
 * nothing is.
 *
 * Memory grows with the referrals' ids alone.
 *
 * @param histories - one for each referral, of any length; a state's worth may be streamed. What `readExport` gives
 * as referrals can be given as it is.
 * @param exported - what Export.csv says.
 *
 * @example
 * ```ts
 * for await (const written of writeExport(histories, exported)) {
 *   if (written.kind === 'text') await append(written.file, written.text);
 *   else console.error(written.finding.eventId, written.finding.code, written.finding.field);
 * }
 * ```
 */
export async function* writeExport(
  histories: Iterable<History | HistoryWithUnknowable> | AsyncIterable<History | HistoryWithUnknowable>,
  exported: ExportData,
): AsyncGenerator<WrittenText | WriteFinding, void, undefined> {
  const about = exportRow(exported);
  const faults = faultsIn(EXPORT_FILE, about);
  for (const finding of faults) yield { kind: 'finding', finding };
  if (faults.length > 0) return;
  yield text(EXPORT_FILE, headerOf(EXPORT_FILE) + textOf(EXPORT_FILE, [about]));
  yield text(EVENT_FILE, headerOf(EVENT_FILE));
  yield text(REFERRAL_FILE, headerOf(REFERRAL_FILE));

  const seen = new Set<unknown>();
  let events: Values<typeof EVENT_FILE>[] = [];
  let locals: Values<typeof REFERRAL_FILE>[] = [];
  let history = 0;
  for await (const one of histories) {
    const { told, unknowable } = partsOf(one);
    const { event, local, findings } = referralRows(told, exported.exportId, unknowable);
    for (const finding of findings) yield { kind: 'finding', history, finding };
    if (event !== undefined && seen.has(event.EventID)) {
      const place = { file: EVENT_FILE.name, eventId: String(event.EventID), field: 'EventID' };
      yield { kind: 'finding', history, finding: findingOf('duplicate-key', place) };
    } else if (event !== undefined) {
      seen.add(event.EventID);
      events.push(event);
      if (local !== undefined) locals.push(local);
    }
    history += 1;
    if (events.length === ROWS_A_PIECE) {
      yield text(EVENT_FILE, textOf(EVENT_FILE, events));
      if (locals.length > 0) yield text(REFERRAL_FILE, textOf(REFERRAL_FILE, locals));
      events = [];
      locals = [];
    }
  }
  if (events.length > 0) yield text(EVENT_FILE, textOf(EVENT_FILE, events));
  if (locals.length > 0) yield text(REFERRAL_FILE, textOf(REFERRAL_FILE, locals));
}
