import { EVENT_FILE, EXPORT_FILE, REFERRAL_FILE } from '../../hmis-csv/write/columns.js';
import { exportRow } from '../../hmis-csv/write/export-data.js';
import { referralRows } from '../../hmis-csv/write/referral-rows.js';
import { tell } from '../../hmis-csv/write/told-history.js';
import { addDays } from '../../referral/calendar-date.js';
import { factsIn } from '../../referral/facts.js';
import type { Choices } from './choices.js';
import type { LegalHistory } from './legal-histories.js';

/** The editions of HUD's specification that an export may follow. */
export type CsvEdition = 'FY2020' | 'FY2022' | 'FY2024' | 'FY2026';

/** A row: values by column. What is not there is null. */
export type Row = Readonly<Record<string, string | number | undefined>>;

/** A file before it is text. */
export interface Table {
  /** Its columns, in order. */
  readonly columns: readonly string[];
  /** Its rows. */
  readonly rows: readonly Row[];
}

/** What the rows of Event.csv are. */
export interface EventRowCounts {
  /** Housing referrals that are not deleted: each is the history of the same place among those written. */
  readonly housingReferrals: number;
  /** Events of other types that are not deleted. */
  readonly otherEvents: number;
  /** Rows with a DateDeleted, of either kind. */
  readonly deleted: number;
}

const EXPORT_ID = 'export-1';
// How HUD's own testers and vendors write it; FY2020 has no such column.
const CSV_VERSION: Readonly<Record<CsvEdition, string>> = {
  FY2020: '',
  FY2022: 'FY2022',
  FY2024: '2024 v1.4',
  FY2026: '2026 v1.0',
};

// In the order of HUD's specification, as far as it is read.
const COLUMNS = {
  'Enrollment.csv': [
    'EnrollmentID',
    'PersonalID',
    'ProjectID',
    'EntryDate',
    'HouseholdID',
    'RelationshipToHoH',
  ],
  'Exit.csv': ['ExitID', 'EnrollmentID', 'PersonalID', 'ExitDate', 'Destination'],
  'Project.csv': ['ProjectID', 'OrganizationID', 'ProjectName', 'ProjectType'],
  'Organization.csv': ['OrganizationID', 'OrganizationName'],
  'Funder.csv': ['FunderID', 'ProjectID', 'Funder'],
} as const;

function exported(edition: CsvEdition): Row {
  return exportRow({
    exportId: EXPORT_ID,
    sourceType: 1,
    sourceId: 'XX-500',
    exportedAt: '2028-12-31T06:00:00',
    startDate: '2024-10-01',
    endDate: '2028-09-30',
    csvVersion: CSV_VERSION[edition],
    exportPeriodType: 3,
    exportDirective: 2,
    hashStatus: 1,
    implementationId: 'XX-500',
  });
}

const NOT_YET: Readonly<Record<CsvEdition, readonly string[]>> = {
  FY2020: ['CSVVersion', 'ImplementationID'],
  FY2022: ['ImplementationID'],
  FY2024: [],
  FY2026: [],
};

function otherEvents(histories: readonly LegalHistory[], choices: Choices): readonly Row[] {
  return Array.from({ length: choices.upTo(4) }, (_, index): Row => {
    const of = choices.of(histories).scene;
    const day = addDays(of.start, choices.upTo(30));
    const at = `${day} 09:00:00`;
    return {
      EventID: `other-${index}`,
      EnrollmentID: of.cast.ceEnrollmentId,
      PersonalID: of.cast.personalId,
      EventDate: day,
      Event: choices.of([1, 2, 3, 4, 5, 6, 7, 8, 9, 16]),
      DateCreated: at,
      DateUpdated: at,
      UserID: 'user-1',
      DateDeleted: choices.oneIn(4) ? at : undefined,
      ExportID: EXPORT_ID,
    };
  });
}

function stays(histories: readonly LegalHistory[]): readonly Row[] {
  return histories.flatMap(({ scene: { cast, start }, state }): readonly Row[] => {
    const { enrollment } = factsIn(state);
    const client = { PersonalID: cast.personalId, HouseholdID: cast.householdId, RelationshipToHoH: 1 };
    const ce = {
      EnrollmentID: cast.ceEnrollmentId,
      ProjectID: 'ce',
      EntryDate: addDays(start, -7),
      ...client,
    };
    if (enrollment === undefined) return [ce];
    const { enrollmentId: EnrollmentID, projectId: ProjectID, enrolledOn: EntryDate } = enrollment;
    return [ce, { EnrollmentID, ProjectID, EntryDate, ...client }];
  });
}

function exits(histories: readonly LegalHistory[], choices: Choices): readonly Row[] {
  return histories.flatMap(({ state }, index) => {
    const { enrollment } = factsIn(state);
    if (enrollment === undefined || choices.oneIn(2)) return [];
    const ExitDate = addDays(enrollment.enrolledOn, 30 + choices.upTo(90));
    const { enrollmentId: EnrollmentID, personalId: PersonalID } = enrollment;
    return [{ ExitID: `exit-${index}`, EnrollmentID, PersonalID, ExitDate, Destination: 435 }];
  });
}

function projects(histories: readonly LegalHistory[]): ReadonlyMap<string, Row> {
  const ce: Row = { ProjectID: 'ce', OrganizationID: 'lead', ProjectName: 'CE', ProjectType: 14 };
  const rows = new Map([['ce', ce]]);
  for (const { scene } of histories) {
    const { projectId: ProjectID, organizationId: OrganizationID } = scene.cast;
    const ProjectType = scene.known.projects?.[ProjectID]?.projectType;
    rows.set(ProjectID, { ProjectID, OrganizationID, ProjectName: 'A project', ProjectType });
  }
  return rows;
}

function countsOf(referrals: readonly Row[], others: readonly Row[]): EventRowCounts {
  const standing = (rows: readonly Row[]): number =>
    rows.filter(({ DateDeleted }) => DateDeleted === undefined).length;
  const [housingReferrals, other] = [standing(referrals), standing(others)];
  const deleted = referrals.length + others.length - housingReferrals - other;
  return { housingReferrals, otherEvents: other, deleted };
}

/** The tables of an export, by file, and what is in Event.csv. */
export function tablesOf(
  histories: readonly LegalHistory[],
  edition: CsvEdition,
  choices: Choices,
): { readonly tables: Readonly<Record<string, Table>>; readonly counts: EventRowCounts } {
  const rows = histories.map(({ events }) => referralRows(tell(events), EXPORT_ID));
  const referrals = rows.flatMap(({ event }): readonly Row[] => (event === undefined ? [] : [event]));
  const locals = rows.flatMap(({ local }): readonly Row[] => (local === undefined ? [] : [local]));
  const others = histories.length === 0 ? [] : otherEvents(histories, choices);
  const known = projects(histories);
  const organizations = [...new Set([...known.values()].map(({ OrganizationID }) => OrganizationID))];
  const companions: Readonly<Record<keyof typeof COLUMNS, readonly Row[]>> = {
    'Enrollment.csv': stays(histories),
    'Exit.csv': exits(histories, choices),
    'Project.csv': [...known.values()],
    'Organization.csv': organizations.map((OrganizationID) => ({
      OrganizationID,
      OrganizationName: 'A name',
    })),
    'Funder.csv': [{ FunderID: 'funder-1', ProjectID: 'ce', Funder: 20 }],
  };
  const own = (columns: readonly string[], of: readonly Row[]): Table => ({
    columns: [...columns, 'DateDeleted', 'ExportID'],
    rows: of.map((row) => ({ ...row, ExportID: EXPORT_ID })),
  });
  const exportColumns = Object.keys(EXPORT_FILE.columns).filter((name) => !NOT_YET[edition].includes(name));
  const tables: Record<string, Table> = {
    'Export.csv': { columns: exportColumns, rows: [exported(edition)] },
    'Event.csv': { columns: Object.keys(EVENT_FILE.columns), rows: [...referrals, ...others] },
    'CustomReferral.csv': { columns: Object.keys(REFERRAL_FILE.columns), rows: locals },
  };
  for (const [name, of] of Object.entries(companions)) {
    tables[name] = own(COLUMNS[name as keyof typeof COLUMNS], of);
  }
  return { tables, counts: countsOf(referrals, others) };
}
