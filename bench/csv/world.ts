import { addDays, type CalendarDate } from 'ce-referrals';
import type { Chance } from '../../examples/export/chance.js';
import type { Row } from '../../examples/export/columns.js';

const FIRST_DAY = '2021-10-01';
/** Days from the first to the last day of the export's period, five federal fiscal years. */
export const PERIOD = 1826;
const EXPORT_ID = 'XX500BENCH';

/** Every day of the period and the year after it: making dates anew for each row would be the slowest part. */
const DAYS: readonly CalendarDate[] = Array.from({ length: PERIOD + 366 }, (_, at) => addDays(FIRST_DAY, at));

/** The day so many days after the first of the period; the last one that is known, where it is later. */
export function dayAt(days: number): CalendarDate {
  return DAYS[Math.min(days, DAYS.length - 1)] as CalendarDate;
}

/** What HUD asks of every row. */
export function stamp(created: number, updated: number, chance: Chance, userId: string) {
  const time = (): string => {
    const [minute, second] = [chance.between(480, 1079), chance.between(0, 59)];
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second)}`;
  };
  return {
    DateCreated: `${dayAt(created)} ${time()}`,
    DateUpdated: `${dayAt(updated)} ${time()}`,
    UserID: userId,
    ExportID: EXPORT_ID,
  };
}

/** The agencies of a state, and what they run. */
export interface World {
  readonly organizations: readonly Row<'Organization'>[];
  readonly projects: readonly Row<'Project'>[];
  readonly funders: readonly Row<'Funder'>[];
  /** The Coordinated Entry projects. */
  readonly ce: readonly [string, ...string[]];
  /** The projects by HUD's project type. */
  readonly ofType: ReadonlyMap<number, readonly [string, ...string[]]>;
}

const ORGANIZATIONS = 120;
const PROJECTS = 640;

// HUD's project types with about the share that each has among the projects of a state.
const TYPES: readonly (readonly [weight: number, type: number])[] = [
  [16, 0],
  [6, 1],
  [13, 2],
  [22, 3],
  [5, 4],
  [8, 6],
  [2, 8],
  [3, 9],
  [3, 10],
  [2, 11],
  [5, 12],
  [21, 13],
  [4, 14],
];

function projectOf(at: number, chance: Chance): Row<'Project'> {
  const ProjectType = at < TYPES.length ? (TYPES[at]?.[1] as number) : chance.weighted(TYPES);
  return {
    ProjectID: String(2001 + at),
    OrganizationID: String(1001 + (at % ORGANIZATIONS)),
    ProjectName: `Project ${at + 1}, Type ${ProjectType}`,
    OperatingStartDate: '2018-01-01',
    ContinuumProject: 1,
    ProjectType,
    TargetPopulation: 4,
    ...stamp(0, 0, chance, '11'),
  };
}

/** Makes the agencies of a state. */
export function worldOf(chance: Chance): World {
  const projects = Array.from({ length: PROJECTS }, (_, at) => projectOf(at, chance));
  const ofType = new Map<number, [string, ...string[]]>();
  for (const { ProjectID, ProjectType } of projects) {
    const others = ofType.get(Number(ProjectType));
    if (others === undefined) ofType.set(Number(ProjectType), [String(ProjectID)]);
    else others.push(String(ProjectID));
  }
  return {
    organizations: Array.from({ length: ORGANIZATIONS }, (_, at) => ({
      OrganizationID: String(1001 + at),
      OrganizationName: `Organization ${at + 1}`,
      VictimServiceProvider: 0,
      ...stamp(0, 0, chance, '11'),
    })),
    projects,
    // A joint TH-RRH component (44) funds some of the transitional and re-housing projects.
    funders: projects.map(({ ProjectID, ProjectType }, at) => ({
      FunderID: String(5001 + at),
      ProjectID,
      Funder: (ProjectType === 2 || ProjectType === 13) && chance.percent(20) ? 44 : 2,
      StartDate: '2018-01-01',
      ...stamp(0, 0, chance, '11'),
    })),
    ce: ofType.get(14) as [string, ...string[]],
    ofType,
  };
}

/** The one row of Export.csv: taken on the day after the period. */
export const EXPORT_ROW: Row<'Export'> = {
  ExportID: EXPORT_ID,
  SourceType: 1,
  SourceID: 'XX-500',
  ExportDate: `${dayAt(PERIOD)} 06:00:00`,
  ExportStartDate: FIRST_DAY,
  ExportEndDate: dayAt(PERIOD - 1),
  SoftwareName: 'a made-up export',
  CSVVersion: '2026 v1.0',
  ExportPeriodType: 3,
  ExportDirective: 2,
  HashStatus: 1,
};
