/**
 * HUD's types of a column: `S` text (quoted), `I` a whole number, `D` a date, `T` a date with a time and no zone
 * (all bare). `K` is an `S` that holds an identifier of HUD's: at most 32 characters.
 */
export type HudType = 'K' | 'S' | 'I' | 'D' | 'T';

/** A file that is written: its name, and its columns in order. */
export interface WrittenFile {
  /** Its name. */
  readonly name: string;
  /** Its columns in order, and their types. */
  readonly columns: Readonly<Record<string, HudType>>;
  /** The columns that must not be null. */
  readonly required: readonly string[];
}

/** Event.csv, FY2022 to FY2026: 4.20. */
export const EVENT_FILE = {
  name: 'Event.csv',
  columns: {
    EventID: 'K',
    EnrollmentID: 'K',
    PersonalID: 'K',
    EventDate: 'D',
    Event: 'I',
    ProbSolDivRRResult: 'I',
    ReferralCaseManageAfter: 'I',
    LocationCrisisOrPHHousing: 'K',
    ReferralResult: 'I',
    ResultDate: 'D',
    DateCreated: 'T',
    DateUpdated: 'T',
    UserID: 'K',
    DateDeleted: 'T',
    ExportID: 'K',
  },
  required: ['EventID', 'EnrollmentID', 'PersonalID', 'EventDate', 'Event', 'ExportID'],
} as const;

/** What HUD requires of a row, and a history read from another system may not know. */
export const WANTED = ['DateCreated', 'DateUpdated', 'UserID'] as const;

/** Export.csv, FY2026. */
export const EXPORT_FILE = {
  name: 'Export.csv',
  columns: {
    ExportID: 'K',
    SourceType: 'I',
    SourceID: 'K',
    SourceName: 'S',
    SourceContactFirst: 'S',
    SourceContactLast: 'S',
    SourceContactPhone: 'S',
    SourceContactExtension: 'S',
    SourceContactEmail: 'S',
    ExportDate: 'T',
    ExportStartDate: 'D',
    ExportEndDate: 'D',
    SoftwareName: 'S',
    SoftwareVersion: 'S',
    CSVVersion: 'S',
    ExportPeriodType: 'I',
    ExportDirective: 'I',
    HashStatus: 'I',
    ImplementationID: 'S',
  },
  required: [
    'ExportID',
    'SourceType',
    'ExportDate',
    'ExportStartDate',
    'ExportEndDate',
    'CSVVersion',
    'ExportPeriodType',
    'ExportDirective',
    'HashStatus',
    'ImplementationID',
  ],
} as const;

/** The file for what HUD has no column for. Its name and its columns are ours. */
export const REFERRAL_FILE = {
  name: 'CustomReferral.csv',
  columns: {
    EventID: 'K',
    DateAcknowledged: 'D',
    ResultingEnrollmentID: 'K',
    NotHousedReason: 'S',
    NotHousedReasonDate: 'D',
    ReasonListVersion: 'S',
    NotKnown: 'S',
    DateDeleted: 'T',
    ExportID: 'K',
  },
  required: ['EventID', 'ExportID'],
} as const;
