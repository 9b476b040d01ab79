/**
 * What a column holds.
 *
 * - `id`: an identifier, or text that is kept as it is: 1 to 64 characters, as many as an event can hold.
 * - `text`: free text of any length. It is compared and counted, and never kept or shown.
 * - `integer`: a whole number; HUD's codes.
 * - `date`: HUD's type D, `YYYY-MM-DD`.
 * - `datetime`: HUD's type T, `YYYY-MM-DD hh:mm:ss`, with no zone.
 */
export type ColumnKind = 'id' | 'text' | 'integer' | 'date' | 'datetime';

/** A file of HUD's CSV specification, as far as it is read here. */
export interface HudFile {
  /** Its name. */
  readonly name: string;
  /** The columns that are read, by HUD's names, and what they hold. All others are passed over. */
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** The columns without which no row says anything. */
  readonly essential: readonly string[];
  /** Columns that an official version of the specification does not have. */
  readonly optional?: readonly string[];
  /** Other names that an official version of the specification gives a column. */
  readonly alsoNamed?: Readonly<Record<string, string>>;
}

/** 4.20 Coordinated Entry Event. */
export const EVENT = {
  name: 'Event.csv',
  columns: {
    EventID: 'id',
    EnrollmentID: 'id',
    PersonalID: 'id',
    EventDate: 'date',
    Event: 'integer',
    LocationCrisisOrPHHousing: 'text',
    ReferralResult: 'integer',
    ResultDate: 'date',
    DateCreated: 'id',
    DateUpdated: 'id',
    UserID: 'id',
    DateDeleted: 'text',
  },
  // It is kept, and nothing rests on it.
  optional: ['UserID'],
  essential: ['EventID', 'EnrollmentID', 'PersonalID', 'EventDate', 'Event'],
  // FY2020 spells it so.
  alsoNamed: { LocationCrisisorPHHousing: 'LocationCrisisOrPHHousing' },
} as const;

/** The clients' stays in projects. */
export const ENROLLMENT = {
  name: 'Enrollment.csv',
  columns: {
    EnrollmentID: 'id',
    PersonalID: 'id',
    ProjectID: 'id',
    EntryDate: 'date',
    HouseholdID: 'id',
    RelationshipToHoH: 'integer',
    DateDeleted: 'text',
  },
  essential: ['EnrollmentID', 'PersonalID', 'ProjectID', 'EntryDate'],
} as const;

/** The ends of the clients' stays. */
export const EXIT = {
  name: 'Exit.csv',
  columns: { EnrollmentID: 'id', ExitDate: 'date', DateDeleted: 'text' },
  essential: ['EnrollmentID', 'ExitDate'],
} as const;

/** The projects. */
export const PROJECT = {
  name: 'Project.csv',
  columns: { ProjectID: 'id', OrganizationID: 'id', ProjectType: 'integer', DateDeleted: 'text' },
  essential: ['ProjectID', 'ProjectType'],
} as const;

/** The organizations that run projects. */
export const ORGANIZATION = {
  name: 'Organization.csv',
  columns: { OrganizationID: 'id', DateDeleted: 'text' },
  essential: ['OrganizationID'],
} as const;

/** The funders of projects: they tell which are part of a joint TH-RRH component. */
export const FUNDER = {
  name: 'Funder.csv',
  columns: { ProjectID: 'id', Funder: 'integer', DateDeleted: 'text' },
  essential: ['ProjectID', 'Funder'],
} as const;

/** The one row about the export itself. */
export const EXPORT = {
  name: 'Export.csv',
  columns: {
    ExportID: 'id',
    ExportDate: 'datetime',
    ExportStartDate: 'date',
    ExportEndDate: 'date',
    CSVVersion: 'id',
    SourceType: 'text',
    SourceID: 'text',
    SourceName: 'text',
    SoftwareName: 'text',
    SoftwareVersion: 'text',
    ExportPeriodType: 'text',
    ExportDirective: 'text',
    HashStatus: 'text',
    ImplementationID: 'text',
  },
  essential: ['ExportDate'],
  // FY2020 has no version. The rest is kept for writing, and nothing rests on it.
  optional: [
    'CSVVersion',
    'SourceType',
    'SourceID',
    'SourceName',
    'SoftwareName',
    'SoftwareVersion',
    'ExportPeriodType',
    'ExportDirective',
    'HashStatus',
    'ImplementationID',
  ],
} as const;

/** The files that are read, in the order in which they are opened. Client.csv is none of them. */
export const HUD_FILES: readonly HudFile[] = [EXPORT, FUNDER, ORGANIZATION, PROJECT, EVENT, ENROLLMENT, EXIT];
