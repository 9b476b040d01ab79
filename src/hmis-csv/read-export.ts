import type { DateTime } from '../referral/calendar-date.js';
import { type Known, NOTHING_KNOWN } from '../referral/known.js';
import type { Asked } from '../referral/rules/rule.js';
import { claimsOn } from './claims.js';
import { type Enrollments, readEnrollments } from './enrollments.js';
import { type EventCounts, type ReferralRow, readEvents } from './event-rows.js';
import { type ExportInfo, readExportInfo } from './export-info.js';
import { type CsvFinding, findingOf } from './findings.js';
import { type CsvEvent, historyOf } from './history.js';
import { readExits } from './exits.js';
import { type Inference, inferEnrollment } from './infer-enrollment.js';
import type { LocalField, LocalMeaning } from './local-fields.js';
import { parseLocalFields } from './local-fields-parse.js';
import { type LocalData, namedEnrollments, readLocalFields, unknowableWithout } from './local-fields-read.js';
import { exportFiles } from './open-file.js';
import { openOthers } from './other-referrals.js';
import { type Projects, readProjects, receivableTypes } from './projects.js';
import { reportInContext } from './rows-in-context.js';
import type { ExportSource } from './source.js';
import type { ReadProgress } from './table.js';
import { sharedLists, unknownOf } from './unknowable.js';
import { valueReaders } from './values.js';

/** How an export is read. */
export interface ReadOptions {
  /** Whether to look for the enrollment that an accepted referral led to. By default yes. */
  readonly infer?: boolean;
  /** When the export was taken; by default what Export.csv says, and where it says nothing, nobody knows. */
  readonly recordedAt?: DateTime;
  /**
   * The columns of local files that tell what HUD's do not: when a referral was acknowledged, the enrollment it
   * led to, the reason. By default none.
   */
  readonly localFields?: readonly LocalField[];
  /**
   * An older export that this one is to be compared with. Of its referrals it is kept which are events of another
   * type now; without it `compareExports` cannot tell them from those whose row is gone.
   */
  readonly older?: CsvExport;
  /**
   * Is told how far reading has come, after each piece of a file: some hundred kilobytes of rows. It runs between
   * them, so what it takes is added to the time of reading; what it throws ends the reading.
   */
  readonly onProgress?: (progress: ReadProgress) => void;
}

/** One housing referral of an export. */
export interface CsvReferral {
  /** HUD's EventID: also the `referralId` of its history. */
  readonly eventId: string;
  /** Its line in Event.csv. */
  readonly line: number;
  /**
   * Its history: `referred`, an inferred `enrolled`, `resolved`, as far as HUD's files tell; with local fields
   * also `acknowledged`, a recorded `enrolled` and `not-housed-reason-added`.
   */
  readonly events: readonly CsvEvent[];
  /** How the enrollment of an accepted referral was found. `none` also where none was looked for. */
  readonly inference: Inference;
  /** What the rules may know beyond the history: give it to `audit`. */
  readonly known: Known;
  /** What the export cannot know about this referral: give it to `audit`. */
  readonly unknowable: readonly Asked[];
  /** There is a location, whether or not it names a project. */
  readonly located: boolean;
  /** There is a result date, and it cannot be read: that has its own finding. */
  readonly resultDateUnreadable: boolean;
  /** There is a result or a result date, whether or not it can be read: the referral is not open. */
  readonly answered: boolean;
}

/** An export that was read. */
export interface CsvExport {
  /** What Export.csv says. */
  readonly info: ExportInfo;
  /** When it was taken: the option, or what Export.csv says; absent where nobody knows. */
  readonly takenAt?: DateTime;
  /** The projects by ProjectID; absent where Project.csv cannot be read. */
  readonly projects?: Projects;
  /** Whether Enrollment.csv could be read. */
  readonly enrollmentsRead: boolean;
  /** Whether Exit.csv could be read. */
  readonly exitsRead: boolean;
  /** What local files could tell: the meanings whose columns were read. */
  readonly localMeanings: readonly LocalMeaning[];
  /** The EventIDs of the housing referrals that are deleted: rows with a DateDeleted. */
  readonly deleted: ReadonlySet<string>;
  /** By EventID, the lines of what `older` has as referrals and this one as events of another type. */
  readonly retyped: ReadonlyMap<string, number>;
  /** The rows of Event.csv, and what became of each. */
  readonly counts: EventCounts;
  /** What reading found wrong. The rules have not run yet. */
  readonly findings: readonly CsvFinding[];
  /** The housing referrals, in the order of Event.csv. Each is made when it is asked for. */
  referrals(): Iterable<CsvReferral>;
}

const NOT_SEARCHED: Inference = /* @__PURE__ */ Object.freeze({ confidence: 'none' });
const SEARCHED_NOWHERE: Search = /* @__PURE__ */ Object.freeze({
  inference: NOT_SEARCHED,
  conclusive: false,
});
const NOTHING_TO_SEARCH: Search = /* @__PURE__ */ Object.freeze({
  inference: NOT_SEARCHED,
  conclusive: true,
});

interface Search {
  readonly inference: Inference;
  /** Whether finding nothing says that there is nothing. */
  readonly conclusive: boolean;
}

/** Makes the search for the enrollments that accepted referrals led to. */
function searchIn(
  projects: Projects | undefined,
  enrollments: Enrollments | undefined,
  infer: boolean,
  { facts }: LocalData,
): (row: ReferralRow) => Search {
  if (!infer || projects === undefined || enrollments === undefined) {
    return () => SEARCHED_NOWHERE;
  }
  const receivable = receivableTypes(projects);
  return (row) => {
    const named = facts.get(row.eventId)?.resultingEnrollment !== undefined;
    if (named || row.result !== 'client-accepted') return NOTHING_TO_SEARCH;
    const inference = inferEnrollment(row, enrollments.stays.get(row.personalId) ?? [], projects);
    // Where neither the named project nor one that could receive the referral is in the export, the enrollment
    // may well exist in another.
    const looked = row.projectId !== undefined || receivable.has(row.eventType);
    return { inference, conclusive: looked && inference.confidence !== 'ambiguous' };
  };
}

/**
 * Reads a HUD HMIS CSV export into histories. It reads Export, Project, Organization, Funder, Event, Enrollment
 * and Exit.csv, each once, and never opens Client.csv. What cannot be read is a finding, and reading goes on.
 *
 * @throws HmisCsvError - `input-unreadable` or `event-file-unreadable`, where there is nothing to go on with.
 * @throws LocalFieldsRefused - `local-fields-refused`, for a column map that cannot be used.
 *
 * @example
 * ```ts
 * const read = await readExport(folderSource('exports/2026-03'));
 * for (const { events } of read.referrals()) console.log(replay(events).status);
 * ```
 */
export async function readExport(
  source: ExportSource,
  { infer = true, recordedAt, localFields = [], older, onProgress }: ReadOptions = {},
): Promise<CsvExport> {
  const fields = parseLocalFields(localFields);
  const findings: CsvFinding[] = [];
  const report = (finding: CsvFinding): void => {
    findings.push(finding);
  };
  const reading = {
    files: await exportFiles(source, report),
    readers: valueReaders(),
    report,
    onProgress,
  };
  const info = await readExportInfo(reading);
  const projects = await readProjects(reading);
  const sought = new Set<string>();
  if (older !== undefined) for (const { eventId } of older.referrals()) sought.add(eventId);
  const { rows, deleted, retyped, counts } = await readEvents(reading, projects, sought);
  const local = await readLocalFields(reading, fields, rows);
  const enrollments = await readEnrollments(reading, rows, namedEnrollments(local));
  const exits = await readExits(reading, rows);
  for (const row of rows) reportInContext(row, { enrollments, exits }, report);
  if (enrollments !== undefined) {
    for (const { resultingEnrollment: named } of local.facts.values()) {
      if (named === undefined || enrollments.resulting.has(named.enrollmentId)) continue;
      report(findingOf('resulting-enrollment-not-in-export', named.at));
    }
  }

  const takenAt = recordedAt ?? info.exportedAt;
  const searches = rows.map(searchIn(projects, enrollments, infer, local));
  const claimed = claimsOn(rows, (row, index) => {
    const named = local.facts.get(row.eventId)?.resultingEnrollment;
    const stay = named ?? searches[index]?.inference.enrollment;
    return stay && { enrollmentId: stay.enrollmentId, recorded: named !== undefined };
  });
  const openOther = openOthers(rows);
  const never = unknownOf([
    ...unknowableWithout(local),
    'actor',
    ...(takenAt === undefined ? (['recording'] as const) : []),
  ]);
  const listOf = sharedLists();
  const noEnrollment = unknownOf(['enrollment']);
  const namesEnrollments = local.meanings.has('resulting-enrollment');
  const knownOfAll: Known = projects === undefined ? NOTHING_KNOWN : Object.freeze({ projects });

  function referral(row: ReferralRow, { inference, conclusive }: Search): CsvReferral {
    const told = local.facts.get(row.eventId);
    const named = told?.resultingEnrollment?.enrollmentId;
    const enrollment = named === undefined ? undefined : enrollments?.resulting.get(named);
    const enrollmentId = named ?? inference.enrollment?.enrollmentId;
    const organizationId =
      row.projectId === undefined ? undefined : projects?.[row.projectId]?.organizationId;
    const householdId = enrollments?.households.get(row.enrollmentId) ?? undefined;
    const claim = enrollmentId === undefined ? undefined : claimed.get(enrollmentId);
    const linkedToAnother = enrollmentId !== undefined && claim !== undefined && claim !== row;
    const enrolledOn = (enrollment ?? inference.enrollment)?.entryDate;
    const other = openOther(row, row.resultDate ?? enrolledOn ?? row.referredOn);
    const notKnown = unknownOf(told?.notKnown ?? []);
    // Where nobody knows the enrollment, the empty column says nothing; a search of the whole export still does.
    const columnTells = namesEnrollments && (notKnown & noEnrollment) === 0;
    const enrollmentKnown = named === undefined ? conclusive || columnTells : enrollment !== undefined;
    const unknown =
      never |
      (enrollmentKnown ? 0 : noEnrollment) |
      (notKnown & ~noEnrollment) |
      unknownOf(told?.unreadable ?? []);
    return {
      eventId: row.eventId,
      line: row.line,
      events: historyOf(row, {
        recordedAt: takenAt,
        organizationId,
        householdId,
        inference,
        local: told,
        enrollment,
      }),
      inference,
      known:
        linkedToAnother || other !== undefined
          ? {
              ...knownOfAll,
              ...(linkedToAnother && { linked: { [enrollmentId]: claim.eventId } }),
              ...(other !== undefined && { others: [other] }),
            }
          : knownOfAll,
      unknowable: listOf(unknown),
      located: row.located,
      resultDateUnreadable: row.resultDateUnreadable,
      answered: row.answered,
    };
  }

  return Object.freeze({
    info,
    ...(takenAt === undefined ? {} : { takenAt }),
    ...(projects === undefined ? {} : { projects }),
    enrollmentsRead: enrollments !== undefined,
    exitsRead: exits !== undefined,
    localMeanings: Object.freeze([...local.meanings]),
    deleted,
    retyped,
    counts,
    findings: Object.freeze(findings),
    *referrals() {
      for (const [index, search] of searches.entries()) yield referral(rows[index] as ReferralRow, search);
    },
  });
}
