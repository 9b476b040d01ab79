import type { FindingCode } from 'ce-referrals/hmis-csv';

/** The faults of whole files, each in a small export: `examples/hmis-csv-damaged/`. */
export const DAMAGED_FILES: readonly {
  readonly file: string;
  readonly code: FindingCode;
  readonly about: string;
}[] = [
  { file: 'Event.csv', code: 'column-name-not-huds', about: 'One header is in small letters.' },
  { file: 'Event.csv', code: 'column-twice', about: 'ReferralResult stands twice; the first counts.' },
  { file: 'Event.csv', code: 'column-missing', about: 'There is no DateUpdated.' },
  { file: 'Enrollment.csv', code: 'file-name-not-huds', about: 'Its name is in small letters.' },
  { file: 'Project.csv', code: 'file-not-utf-8', about: 'It was saved as UTF-16.' },
  { file: 'Funder.csv', code: 'file-unreadable', about: 'Its header was cut off.' },
  {
    file: 'Export.csv',
    code: 'file-missing',
    about: 'It is not there, so nobody knows of which day the export is.',
  },
];

const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

function utf16(content: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content, 'utf16le')]);
}

/** Makes the files of an export that can be read, every one of them with a fault of the file itself. */
export function damagedFiles(): Readonly<Record<string, string | Buffer>> {
  return {
    'Organization.csv': text(
      'OrganizationID,OrganizationName,DateDeleted',
      '"101","CE lead",',
      '"102","Harbor",',
    ),
    'Project.csv': utf16(
      text('ProjectID,OrganizationID,ProjectType,DateDeleted', '"201","101",14,', '"206","102",13,'),
    ),
    'Funder.csv': text('"5001","206",3,', '"5002","201",2,'),
    'Exit.csv': text(
      'ExitID,EnrollmentID,PersonalID,ExitDate,Destination,DateDeleted',
      '"X600001","600001","300001",2026-02-20,410,',
    ),
    'enrollment.csv': text(
      'EnrollmentID,PersonalID,ProjectID,EntryDate,HouseholdID,RelationshipToHoH,DateDeleted',
      '"600001","300001","201",2026-01-20,"800001",1,',
      '"600002","300001","206",2026-02-09,"800002",1,',
    ),
    'Event.csv': text(
      'EventID,EnrollmentID,PersonalID,eventdate,Event,LocationCrisisOrPHHousing,ReferralResult,ResultDate,ReferralResult,DateCreated,UserID,DateDeleted',
      '"40001","600001","300001",2026-01-26,13,"206",3,2026-01-30,,2026-01-26 10:15:00,"11",',
      '"40002","600001","300001",2026-02-02,13,"206",1,2026-02-09,,2026-02-02 10:15:00,"11",',
    ),
  };
}
