import { COLUMNS } from '../small-export.js';

/** What no finding, message or line of an audit may show. EventIDs (`ev-...`) it may. */
export const MARKERS = ['SECRETPERSON', 'SECRETENROLLMENT', 'SECRETHOUSEHOLD', 'SECRETNAME'] as const;
const [PERSON, ENROLLMENT, HOUSEHOLD, NAME] = MARKERS;

/** How the cells of a file are written. */
export type Quoting = 'bare' | 'as-hud-says' | 'quoted';

/** The files of an export, by name, as lines: the header first. A record may span lines in `quoted` only. */
export type SoundExport = Readonly<Record<`${keyof typeof COLUMNS}.csv`, readonly string[]>>;

/** A housing referral as its row says it. */
export interface SoundEvent {
  readonly eventId: string;
  readonly personalId: string;
  readonly referredOn: string;
}

/** What the row of an event says: each is a housing referral, alone in the export with its EventID. */
export function soundEvent(index: number): SoundEvent {
  return {
    // Of one length: a character more or less makes none into another.
    eventId: `ev-${100 + index}`,
    personalId: `${PERSON}-${index % 5}`,
    referredOn: `2026-02-${String((index % 28) + 1).padStart(2, '0')}`,
  };
}

function cell(column: string, value: string | number, quoting: Quoting): string {
  if (quoting === 'quoted') return `"${value}"`;
  const text = typeof value === 'string' && value !== '' && !column.includes('Date');
  return quoting === 'as-hud-says' && text ? `"${value}"` : String(value);
}

type Values = Readonly<Record<string, string | number>>;

function lines(file: keyof typeof COLUMNS, rows: readonly Values[], quoting: Quoting): readonly string[] {
  const columns = COLUMNS[file].split(',');
  const line = (row: Values): string =>
    columns.map((column) => cell(column, row[column] ?? '', quoting)).join(',');
  return [COLUMNS[file], ...rows.map(line)];
}

function eventRow(index: number, quoting: Quoting): Values {
  const { eventId, personalId, referredOn } = soundEvent(index);
  return {
    EventID: eventId,
    EnrollmentID: `${ENROLLMENT}-${index % 5}`,
    PersonalID: personalId,
    EventDate: referredOn,
    Event: 13,
    LocationCrisisOrPHHousing: 'rrh',
    ReferralResult: (index % 3) + 1,
    ResultDate: '2026-03-09',
    DateCreated: '2026-02-02 09:00:00',
    DateUpdated: '2026-02-09 15:30:00',
    // A text over two lines and with quotes inside is sound where it is quoted.
    UserID: quoting === 'quoted' && index % 4 === 3 ? `${NAME}\nsaid ""no""` : NAME,
    ExportID: 'x1',
  };
}

function stayRow(index: number): Values {
  const isCe = index % 2 === 0;
  const client = Math.floor(index / 2);
  return {
    EnrollmentID: `${ENROLLMENT}-${isCe ? '' : 'stay-'}${client}`,
    PersonalID: `${PERSON}-${client}`,
    ProjectID: isCe ? 'ce' : 'rrh',
    EntryDate: isCe ? '2026-01-20' : '2026-03-09',
    HouseholdID: `${HOUSEHOLD}-${client}`,
    RelationshipToHoH: 1,
  };
}

function exitRow(index: number): Values {
  return {
    ExitID: `exit-${index}`,
    EnrollmentID: `${ENROLLMENT}-${index}`,
    PersonalID: `${PERSON}-${index}`,
    ExitDate: '2026-03-20',
  };
}

const made = new Map<string, unknown>();

/** What `make` gives, made once for each key: the same sound exports are damaged again and again. */
export function once<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}

/** An export in which all is sound, with so many housing referrals. */
export function soundExport(events: number, quoting: Quoting): SoundExport {
  return once(`${events} ${quoting}`, () => makeExport(events, quoting));
}

function makeExport(events: number, quoting: Quoting): SoundExport {
  const each = <T>(length: number, of: (index: number) => T): readonly T[] =>
    Array.from({ length }, (_, index) => of(index));
  const projects = [
    { ProjectID: 'ce', OrganizationID: 'lead', ProjectName: NAME, ProjectType: 14 },
    { ProjectID: 'rrh', OrganizationID: 'harbor', ProjectName: NAME, ProjectType: 13 },
    { ProjectID: 'th', OrganizationID: 'harbor', ProjectName: NAME, ProjectType: 2 },
  ];
  const organizations = [{ OrganizationID: 'lead' }, { OrganizationID: 'harbor' }];
  const exported = {
    ExportID: 'x1',
    ExportDate: '2026-04-01 06:00:00',
    ExportStartDate: '2026-01-01',
    ExportEndDate: '2026-03-31',
    CSVVersion: '2026 v1.0',
  };
  return {
    'Event.csv': lines(
      'Event',
      each(events, (index) => eventRow(index, quoting)),
      quoting,
    ),
    'Enrollment.csv': lines('Enrollment', each(10, stayRow), quoting),
    'Project.csv': lines('Project', projects, quoting),
    'Organization.csv': lines('Organization', organizations, quoting),
    'Funder.csv': lines('Funder', [{ FunderID: 'f1', ProjectID: 'th', Funder: 44 }], quoting),
    'Exit.csv': lines('Exit', each(2, exitRow), quoting),
    'Export.csv': lines('Export', [exported], quoting),
  };
}
