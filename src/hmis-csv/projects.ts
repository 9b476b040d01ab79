import type { KnownProject } from '../referral/known.js';
import {
  fitsProjectType,
  HOUSING_REFERRAL_EVENT_TYPES,
  JOINT_TH_RRH_FUNDERS,
  receivingProjectTypes,
} from '../hud/index.js';
import { FUNDER, ORGANIZATION, PROJECT } from './hud-files.js';
import { type Reading, readTable, reportUnread } from './table.js';

/** The projects of an export, by ProjectID. */
export type Projects = Readonly<Record<string, KnownProject>>;

/** The set of one column's values over the live rows of a file, or nothing where the file is not there. */
async function organizations(reading: Reading): Promise<ReadonlySet<string> | undefined> {
  if (!reading.files.has(ORGANIZATION.name)) return undefined;
  const ids = new Set<string>();
  const outcome = await readTable(reading, ORGANIZATION, (row) => {
    if (row.has('DateDeleted')) return;
    const id = row.need('OrganizationID');
    if (id !== undefined) ids.add(id);
  });
  reportUnread(outcome, ORGANIZATION, reading.report);
  return outcome.read ? ids : undefined;
}

async function jointProjects(reading: Reading): Promise<ReadonlySet<string> | undefined> {
  if (!reading.files.has(FUNDER.name)) return undefined;
  const ids = new Set<string>();
  const outcome = await readTable(reading, FUNDER, (row) => {
    if (row.has('DateDeleted')) return;
    const funder = row.get('Funder');
    const id = row.need('ProjectID');
    if (id !== undefined && funder !== undefined && JOINT_TH_RRH_FUNDERS.includes(funder)) ids.add(id);
  });
  reportUnread(outcome, FUNDER, reading.report);
  return outcome.read ? ids : undefined;
}

/**
 * Reads the projects, with their organizations and whether a joint TH-RRH component funds them. Organization.csv
 * and Funder.csv need not be there; without Funder.csv nobody knows of joint components.
 *
 * @returns nothing where Project.csv cannot be read.
 */
export async function readProjects(reading: Reading): Promise<Projects | undefined> {
  const joint = await jointProjects(reading);
  const known = await organizations(reading);
  const projects: Record<string, KnownProject> = Object.create(null);
  const outcome = await readTable(reading, PROJECT, (row) => {
    if (row.has('DateDeleted')) return;
    const id = row.need('ProjectID');
    const projectType = row.need('ProjectType');
    const organizationId = row.get('OrganizationID');
    if (id === undefined || projectType === undefined) return;
    if (Object.hasOwn(projects, id)) {
      row.report('duplicate-key', 'ProjectID');
      return;
    }
    if (organizationId !== undefined && known?.has(organizationId) === false) {
      row.report('organization-not-in-export', 'OrganizationID');
    }
    projects[id] = Object.freeze({
      projectType,
      ...(organizationId === undefined ? {} : { organizationId }),
      ...(joint === undefined ? {} : { jointThRrh: joint.has(id) }),
    });
  });
  reportUnread(outcome, PROJECT, reading.report);
  return outcome.read ? Object.freeze(projects) : undefined;
}

/** The event types whose referrals some project of the export can receive. Vouchers are never among them. */
export function receivableTypes(projects: Projects): ReadonlySet<number> {
  const types = HOUSING_REFERRAL_EVENT_TYPES.filter(
    (eventType) =>
      receivingProjectTypes(eventType) !== undefined &&
      Object.values(projects).some(({ projectType, jointThRrh }) =>
        fitsProjectType(eventType, projectType, jointThRrh),
      ),
  );
  return new Set<number>(types);
}
