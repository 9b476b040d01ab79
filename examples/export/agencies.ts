import type { Row } from './columns.js';

/** The export's one ID, which every row carries. */
export const EXPORT_ID = 'XX500FY2026';

/** The day on which the export was taken: the day after its period ends. */
const EXPORTED_ON = '2026-10-01';

/** The last day that anything in the export is dated, faults aside. */
export const LAST_DAY = '2026-09-30';

/** The Coordinated Entry project (HUD project type 14): every event is recorded on an enrollment in it. */
export const CE_PROJECT = '201';

const SINCE = { DateCreated: '2025-07-01 09:00:00', DateUpdated: '2025-07-01 09:00:00', ExportID: EXPORT_ID };

export const EXPORT: Row<'Export'> = {
  ExportID: EXPORT_ID,
  SourceType: 1,
  SourceID: 'XX-500',
  SourceName: 'Example CoC HMIS',
  ExportDate: `${EXPORTED_ON} 08:00:00`,
  ExportStartDate: '2025-10-01',
  ExportEndDate: '2026-09-30',
  SoftwareName: 'ce-referrals example generator',
  SoftwareVersion: '1',
  CSVVersion: '2026 v1.0',
  ExportPeriodType: 3,
  ExportDirective: 2,
  HashStatus: 1,
  ImplementationID: 'XX-500-EXAMPLE',
};

/** Roles, not persons: two who refer, and one for each receiving organization. */
export const USERS: readonly Row<'User'>[] = ['11', '12', '21', '22', '23', '24', '25'].map((UserID) => ({
  UserID,
  UserFirstName: 'Staff',
  UserLastName: UserID,
  DateCreated: SINCE.DateCreated,
  DateUpdated: SINCE.DateUpdated,
  ExportID: EXPORT_ID,
}));

/** The users who refer: CE staff. */
export const CE_STAFF = ['11', '12'] as const;

/** The user of a receiving organization. */
export function providerStaff(organizationId: string): string {
  return `2${organizationId.slice(-1)}`;
}

export const ORGANIZATIONS: readonly Row<'Organization'>[] = [
  ['100', 'Example Coordinated Entry Office'],
  ['101', 'Example Shelter Services'],
  ['102', 'Example Transitional Programs'],
  ['103', 'Example Supportive Housing'],
  ['104', 'Example Housing Authority'],
  ['105', 'Example Family Services'],
].map(([OrganizationID, OrganizationName]) => ({
  OrganizationID,
  OrganizationName,
  VictimServiceProvider: 0,
  UserID: '11',
  ...SINCE,
}));

/** A project that receives referrals. */
export interface ReceivingProject {
  readonly projectId: string;
  readonly organizationId: string;
  readonly name: string;
  /** HUD's project type (2.02.6). */
  readonly projectType: number;
  /** HUD's funding source (2.06). 44, 54 and 55 are the joint TH-RRH components. */
  readonly funder: number;
}

function project(
  projectId: string,
  organizationId: string,
  name: string,
  projectType: number,
  funder: number,
): ReceivingProject {
  return { projectId, organizationId, name, projectType, funder };
}

/** Every project type that can receive a referral, and each half of a joint component. */
export const RECEIVING_PROJECTS: readonly ReceivingProject[] = [
  project('202', '101', 'Emergency Shelter, Entry/Exit', 0, 9),
  project('203', '101', 'Emergency Shelter, Night by Night', 1, 9),
  project('204', '101', 'Safe Haven', 8, 6),
  project('205', '102', 'Transitional Housing', 2, 5),
  project('206', '102', 'Rapid Re-Housing, Adults', 13, 3),
  project('207', '105', 'Rapid Re-Housing, Families', 13, 11),
  project('208', '103', 'Permanent Supportive Housing, Scattered Site', 3, 2),
  project('209', '103', 'Permanent Supportive Housing, Single Site', 3, 2),
  project('210', '104', 'Housing Only', 9, 46),
  project('211', '104', 'Housing with Services', 10, 46),
  project('212', '105', 'Joint Component, Transitional Half', 2, 44),
  project('213', '105', 'Joint Component, Re-Housing Half', 13, 44),
  project('214', '102', 'Youth Joint Component, Transitional Half', 2, 55),
  project('215', '102', 'Rural Joint Component, Re-Housing Half', 13, 54),
];

const PERMANENT_TYPES: readonly number[] = [3, 9, 10, 13];

/** Says whether a project is permanent housing, where HUD asks for a move-in date. */
export function isPermanentHousing(projectType: number): boolean {
  return PERMANENT_TYPES.includes(projectType);
}

export const PROJECTS: readonly Row<'Project'>[] = [
  {
    ProjectID: CE_PROJECT,
    OrganizationID: '100',
    ProjectName: 'Coordinated Entry',
    OperatingStartDate: '2018-01-01',
    ContinuumProject: 1,
    ProjectType: 14,
    UserID: '11',
    ...SINCE,
  },
  ...RECEIVING_PROJECTS.map(({ projectId, organizationId, name, projectType }) => ({
    ProjectID: projectId,
    OrganizationID: organizationId,
    ProjectName: name,
    OperatingStartDate: '2018-01-01',
    ContinuumProject: 1,
    ProjectType: projectType,
    HousingType: projectId === '208' || projectType === 13 ? 3 : 1,
    RRHSubType: projectType === 13 ? 2 : undefined,
    TargetPopulation: 4,
    PITCount: isPermanentHousing(projectType) ? undefined : 20,
    UserID: '11',
    ...SINCE,
  })),
];

export const FUNDERS: readonly Row<'Funder'>[] = RECEIVING_PROJECTS.map(({ projectId, funder }, at) => ({
  FunderID: String(501 + at),
  ProjectID: projectId,
  Funder: funder,
  GrantID: `XX${projectId}L0001`,
  StartDate: '2018-01-01',
  UserID: '11',
  ...SINCE,
}));

export const CE_PARTICIPATION: readonly Row<'CEParticipation'>[] = PROJECTS.map(({ ProjectID }, at) => {
  const isCe = ProjectID === CE_PROJECT;
  return {
    CEParticipationID: String(701 + at),
    ProjectID,
    AccessPoint: isCe ? 1 : 0,
    PreventionAssessment: isCe ? 1 : undefined,
    CrisisAssessment: isCe ? 1 : undefined,
    HousingAssessment: isCe ? 1 : undefined,
    DirectServices: isCe ? 0 : undefined,
    ReceivesReferrals: isCe ? 0 : 1,
    CEParticipationStatusStartDate: '2018-01-01',
    UserID: '11',
    ...SINCE,
  };
});
