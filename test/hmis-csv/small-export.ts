import type { ExportSource } from 'ce-referrals/hmis-csv';

/** What a file of a made-up export is: its text, its bytes, or what reading it throws. */
export type Content = string | Uint8Array | Error;

/** A source of files in memory, handed out in chunks of the given size. */
export function memorySource(files: Readonly<Record<string, Content>>, chunkBytes = 1 << 20): ExportSource {
  return {
    names: async () => Object.keys(files),
    async *open(name) {
      const content = files[name];
      if (content instanceof Error) throw content;
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content!;
      for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    },
  };
}

export const COLUMNS = {
  Event:
    'EventID,EnrollmentID,PersonalID,EventDate,Event,ProbSolDivRRResult,ReferralCaseManageAfter,LocationCrisisOrPHHousing,ReferralResult,ResultDate,DateCreated,DateUpdated,UserID,DateDeleted,ExportID',
  Enrollment:
    'EnrollmentID,PersonalID,ProjectID,EntryDate,HouseholdID,RelationshipToHoH,DateDeleted,ExportID',
  Project: 'ProjectID,OrganizationID,ProjectName,ProjectType,DateDeleted,ExportID',
  Organization: 'OrganizationID,OrganizationName,DateDeleted,ExportID',
  Funder: 'FunderID,ProjectID,Funder,DateDeleted,ExportID',
  Exit: 'ExitID,EnrollmentID,PersonalID,ExitDate,Destination,DateDeleted,ExportID',
  Export: 'ExportID,ExportDate,ExportStartDate,ExportEndDate,CSVVersion',
} as const;

type File = keyof typeof COLUMNS;
export type Row = Readonly<Record<string, string | number>>;

/** A file's text: its header, and a line for each row. What a row does not name is null. */
export function csv(file: File, rows: readonly Row[], lineEnd = '\n'): string {
  const columns = COLUMNS[file].split(',');
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
  return [COLUMNS[file], ...lines, ''].join(lineEnd);
}

/** A sound event: a referral to the re-housing project, which the client declined. */
export const SOUND: Row = {
  EventID: 'ev-1',
  EnrollmentID: 'ce-1',
  PersonalID: 'client-1',
  EventDate: '2026-02-02',
  Event: 13,
  LocationCrisisOrPHHousing: 'rrh',
  ReferralResult: 2,
  ResultDate: '2026-02-09',
  DateCreated: '2026-02-02 09:00:00',
  DateUpdated: '2026-02-09 15:30:00',
  ExportID: 'x1',
};

/** The same event, accepted; {@link STAY} is what it led to. */
export const ACCEPTED: Row = { ...SOUND, ReferralResult: 1 };

export const STAY: Row = {
  EnrollmentID: 'stay-1',
  PersonalID: 'client-1',
  ProjectID: 'rrh',
  EntryDate: '2026-02-09',
};

const CE_ENROLLMENT: Row = {
  EnrollmentID: 'ce-1',
  PersonalID: 'client-1',
  ProjectID: 'ce',
  EntryDate: '2026-01-20',
  HouseholdID: 'household-1',
  RelationshipToHoH: 1,
};

export const PROJECTS: readonly Row[] = [
  { ProjectID: 'ce', OrganizationID: 'lead', ProjectType: 14 },
  { ProjectID: 'rrh', OrganizationID: 'harbor', ProjectType: 13 },
  { ProjectID: 'th', OrganizationID: 'harbor', ProjectType: 2 },
  { ProjectID: 'rrh-2', OrganizationID: 'harbor', ProjectType: 13 },
];

/** The rows of a small, sound export. Whoever gives other rows of a file replaces them. */
export interface SmallExport {
  readonly events?: readonly Row[];
  readonly stays?: readonly Row[];
  readonly projects?: readonly Row[];
  readonly organizations?: readonly Row[];
  readonly funders?: readonly Row[];
  readonly exits?: readonly Row[];
  readonly exported?: readonly Row[];
}

/** The files of a small export, sound unless told otherwise. */
export function smallExport(rows: SmallExport = {}): Record<string, string> {
  const {
    events = [SOUND],
    stays = [],
    projects = PROJECTS,
    organizations = [{ OrganizationID: 'lead' }, { OrganizationID: 'harbor' }],
    funders = [{ FunderID: 'f1', ProjectID: 'th', Funder: 44 }],
    exits = [],
    exported = [
      {
        ExportID: 'x1',
        ExportDate: '2026-04-01 06:00:00',
        ExportStartDate: '2026-01-01',
        ExportEndDate: '2026-03-31',
        CSVVersion: '2026 v1.0',
      },
    ],
  } = rows;
  return {
    'Event.csv': csv('Event', events),
    'Enrollment.csv': csv('Enrollment', [CE_ENROLLMENT, ...stays]),
    'Project.csv': csv('Project', projects),
    'Organization.csv': csv('Organization', organizations),
    'Funder.csv': csv('Funder', funders),
    'Exit.csv': csv('Exit', exits),
    'Export.csv': csv('Export', exported),
  };
}
