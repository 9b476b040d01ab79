import { type ReferralEvent, type ReferralState, replay } from 'ce-referrals';
import { type CsvExport, readExport, WRITTEN_LOCAL_FIELDS } from 'ce-referrals/hmis-csv';
import { type Facts, factsIn } from '../../src/referral/facts.js';
import { csv, memorySource, type Row } from './small-export.js';

/** One referral's history. */
export type Events = readonly ReferralEvent[];

// Endings of identifiers that HUD's files can hold, and that careless code trips over.
const ENDINGS = [
  '',
  '"',
  ',',
  "'",
  ' x',
  'Ü',
  '\u{1F3E0}',
  '""',
  '=1+1',
  '__proto__',
  'constructor',
  ';',
  '|',
];

const ID_FIELDS = new Set([
  ...['referralId', 'personalId', 'enrollmentId', 'householdId', 'projectId', 'organizationId'],
  ...['resultingEnrollmentId', 'userId', 'notHousedReason', 'reason', 'reasonListVersion'],
]);

/** The same history with every identifier replaced by one that HUD's files can hold; equal ones stay equal. */
export function withHudsIds(events: Events, name: string, spoiled?: { at: number; id: string }): Events {
  const ids = new Map<string, string>();
  const rename = (id: string): string => {
    const huds = `${name}${ids.size}${ENDINGS[ids.size % ENDINGS.length]}`;
    const known = ids.get(id) ?? (ids.size === spoiled?.at ? spoiled.id : huds);
    ids.set(id, known);
    return known;
  };
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return ID_FIELDS.has(key) && key !== 'of' ? rename(value) : value;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]));
  };
  return events.map((event) => {
    const { reason } = event.data as { reason?: string };
    const walked = walk(event, '') as ReferralEvent;
    // The reason of a void is a code of the library's own.
    return event.type === 'voided'
      ? ({ ...walked, data: { ...event.data, reason } } as ReferralEvent)
      : walked;
  });
}

const quoted = (text: string | undefined): string =>
  text === undefined ? '' : `"${text.replaceAll('"', '""')}"`;

/** The enrollment of a state, where it was recorded and not inferred. */
export function recordedEnrollment(state: ReferralState): Facts['enrollment'] {
  const { enrollment, inferredBy } = factsIn(state);
  return inferredBy?.enrolled === undefined ? enrollment : undefined;
}

/** The project of what a history names no project for. */
export const ELSEWHERE = 'another project';

/** The files of HUD's that the exporting system writes itself: what histories say of its enrollments and projects. */
function companions(histories: readonly Events[]): Readonly<Record<string, string>> {
  const enrollments: Row[] = [];
  const projects = new Map<string, Row>([[ELSEWHERE, { ProjectID: quoted(ELSEWHERE), ProjectType: 0 }]]);
  for (const state of histories.map((events) => replay(events))) {
    const { referral } = factsIn(state);
    if (referral === undefined) continue;
    enrollments.push({
      EnrollmentID: quoted(referral.enrollmentId),
      PersonalID: quoted(referral.personalId),
      ProjectID: quoted(ELSEWHERE),
      EntryDate: '2000-01-01',
      HouseholdID: quoted(referral.householdId),
    });
    if (referral.projectId !== undefined) {
      const organization = quoted(referral.organizationId);
      projects.set(referral.projectId, {
        ProjectID: quoted(referral.projectId),
        ProjectType: 13,
        OrganizationID: organization,
      });
    }
    const enrollment = recordedEnrollment(state);
    if (enrollment !== undefined && enrollment.enrollmentId !== referral.enrollmentId) {
      const projectId = enrollment.projectId ?? ELSEWHERE;
      if (!projects.has(projectId))
        projects.set(projectId, { ProjectID: quoted(projectId), ProjectType: 13 });
      enrollments.push({
        EnrollmentID: quoted(enrollment.enrollmentId),
        PersonalID: quoted(enrollment.personalId),
        ProjectID: quoted(projectId),
        EntryDate: enrollment.enrolledOn,
      });
    }
  }
  return {
    'Enrollment.csv': csv('Enrollment', enrollments),
    'Project.csv': csv('Project', [...projects.values()]),
  };
}

type Files = Readonly<Record<string, string>>;

/** Reads an export that was written, with the files that the exporting system writes itself. */
export async function readWritten(
  files: Files,
  histories: readonly Events[],
  infer = false,
): Promise<CsvExport> {
  const source = memorySource({ ...companions(histories), ...files });
  return readExport(source, { localFields: WRITTEN_LOCAL_FIELDS, infer });
}
