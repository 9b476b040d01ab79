import {
  carriesLocation,
  isCalendarDate,
  type ReferralEvent,
  type ReferralState,
  replay,
} from 'ce-referrals';
import {
  NOT_HELD,
  type NotHeldCode,
  notHeldOf,
  readExport,
  WRITTEN_LOCAL_FIELDS,
} from 'ce-referrals/hmis-csv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Facts, factsIn } from '../../src/referral/facts.js';
import { idArb } from '../arbitraries/ids.js';
import { arbitraryHistoryArb, importedHistoryArb, legalHistoryArb } from '../arbitraries/index.js';
import { csv, memorySource, type Row } from './small-export.js';
import { writeFiles } from './written-files.js';

type Events = readonly ReferralEvent[];

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
function withHudsIds(events: Events, name: string, spoiled?: { at: number; id: string }): Events {
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

const eventsArb: fc.Arbitrary<Events> = fc.oneof(
  legalHistoryArb.map(({ events }): Events => events),
  importedHistoryArb.map(({ events }) => events),
);

/** A history in which one identifier may be any text. */
const spoiledArb: fc.Arbitrary<Events> = fc
  .tuple(eventsArb, fc.record({ at: fc.nat({ max: 12 }), id: idArb }))
  .map(([events, spoiled]) => withHudsIds(events, 'a', spoiled));

/** Several histories that can stand in one export, of ids that HUD's files can hold. */
const historiesArb: fc.Arbitrary<readonly Events[]> = fc
  .array(eventsArb, { minLength: 1, maxLength: 4 })
  .map((histories) => histories.map((events, index) => withHudsIds(events, 'abcd'[index]!)));

const quoted = (text: string | undefined): string =>
  text === undefined ? '' : `"${text.replaceAll('"', '""')}"`;

function recordedEnrollment(state: ReferralState): Facts['enrollment'] {
  const { enrollment, inferredBy } = factsIn(state);
  return inferredBy?.enrolled === undefined ? enrollment : undefined;
}

const ELSEWHERE = 'another project';

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

async function readBack(
  files: Files,
  histories: readonly Events[],
  infer = false,
): Promise<readonly Events[]> {
  const source = memorySource({ ...companions(histories), ...files });
  const read = await readExport(source, { localFields: WRITTEN_LOCAL_FIELDS, infer });
  expect(read.counts.unreadable).toBe(0);
  expect(read.counts.duplicates).toBe(0);
  return [...read.referrals()].map(({ events }): Events => events);
}

/** What must come back of a state: written down apart from the writer, from the list of what is not held. */
function expectedOf(state: ReferralState): object | undefined {
  if (state.status === 'voided' || state.status === 'not-referred') return undefined;
  const { status: _, acknowledgedAfterEnrollment: __, inferredBy: ___, referral, ...facts } = factsIn(state);
  const { projectId, organizationId, ...made } = referral!;
  const located = carriesLocation(referral!.eventType) && projectId !== undefined;
  const enrollment = recordedEnrollment(state);
  const named =
    facts.result !== 'client-accepted' || facts.resultingEnrollmentId === enrollment?.enrollmentId;
  const { enrollment: ____, ...rest } = facts;
  return {
    ...rest,
    referral: {
      ...made,
      ...(located ? { projectId } : {}),
      ...(located && organizationId !== undefined ? { organizationId } : {}),
    },
    ...(enrollment !== undefined && named && isCalendarDate(enrollment.enrolledOn)
      ? { enrollment: { ...enrollment, projectId: enrollment.projectId ?? ELSEWHERE } }
      : {}),
  };
}

function factsOf(events: Events): object {
  const { status: _, ...facts } = factsIn(replay(events));
  return facts;
}

const idOf = (events: Events): string | undefined => factsIn(replay(events)).referral?.referralId;

const ERASES_A_FACT: readonly NotHeldCode[] = [
  ...(['voided-referral', 'acknowledgement-after-enrollment', 'inferred-enrollment'] as const),
  ...(['enrollment-not-the-results', 'project-of-a-voucher'] as const),
];

// An import may know less than HUD's files ask of an enrollment or a project: then these know more, or cannot say it.
function isWhole(state: ReferralState): boolean {
  const { referral, enrollment } = factsIn(state);
  const projected = referral?.organizationId === undefined || referral.projectId !== undefined;
  const dated = enrollment === undefined || isCalendarDate(enrollment.enrolledOn);
  return projected && dated && (enrollment === undefined || enrollment.projectId !== undefined);
}

describe('What was written', { timeout: 60_000 }, () => {
  it('is read back as the same facts, but for what the list says', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(historiesArb, async (histories) => {
        const { files, findings } = await writeFiles(histories);
        const refused = new Set(
          findings.filter(({ finding }) => finding.severity === 'error').map(({ history }) => history),
        );
        const back = new Map((await readBack(files, histories)).map((events) => [idOf(events), events]));
        let expectedBack = 0;
        histories.forEach((events, index) => {
          if (refused.has(index)) return;
          const state = replay(events);
          const expected = expectedOf(state);
          const read = back.get(factsIn(state).referral?.referralId);
          expect(read === undefined ? undefined : factsOf(read)).toEqual(expected);
          if (expected !== undefined) expectedBack += 1;

          // The list is exact: a history of which it names nothing that erases a fact comes back whole, and one
          // of which it does name something does not.
          const codes = notHeldOf(events);
          const erased = codes.filter((code) => ERASES_A_FACT.includes(code));
          const { status: _, ...own } = factsIn(state);
          if (isWhole(state)) {
            if (erased.length === 0) expect(expected).toEqual(own);
            else expect(expected).not.toEqual(own);
          }
          for (const code of codes) seen.add(code);
        });
        expect(back.size).toBe(expectedBack);
      }),
      { numRuns: 200 },
    );
    // Each part of the list occurred, but the ones that only illegal histories and other stores have.
    const unseen = NOT_HELD.map(({ code }) => code).filter((code) => !seen.has(code));
    expect(unseen).toEqual(['event-without-a-place']);
  });

  it('is refused or comes back, whatever an identifier is, and nothing gets lost between the two', async () => {
    let refusedOnes = 0;
    let writtenOnes = 0;
    await fc.assert(
      fc.asyncProperty(spoiledArb, async (events) => {
        const { files, findings } = await writeFiles([events]);
        const refused = findings.some(({ finding }) => finding.severity === 'error');
        refusedOnes += refused ? 1 : 0;
        if (refused) {
          expect(files['Event.csv']!.split('\n')).toHaveLength(2);
          return;
        }
        const state = replay(events);
        const back = await readExport(
          memorySource({
            ...files,
            'Enrollment.csv': csv('Enrollment', []),
            'Project.csv': csv('Project', []),
          }),
          { localFields: WRITTEN_LOCAL_FIELDS },
        );
        const [read] = [...back.referrals()];
        if (state.status === 'voided') {
          expect(back.counts).toMatchObject({ rows: 1, deleted: 1 });
          return;
        }
        writtenOnes += 1;
        const { referral, acknowledgedOn, result } = factsIn(state);
        const { referralId, personalId, enrollmentId } = referral!;
        const found = factsIn(replay(read!.events));
        expect(found.referral).toMatchObject({ referralId, personalId, enrollmentId });
        expect([found.acknowledgedOn, found.result]).toEqual([acknowledgedOn, result]);
      }),
      { numRuns: 300 },
    );
    expect(refusedOnes).toBeGreaterThan(50);
    expect(writtenOnes).toBeGreaterThan(50);
  });

  it('never makes writing throw, whatever the events are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryHistoryArb, { maxLength: 3 }), async (histories) => {
        const { files, findings } = await writeFiles(histories);
        const rows = files['Event.csv']!.trimEnd().split('\n').length - 1;
        const refused = new Set(
          findings.filter(({ finding }) => finding.severity === 'error').map(({ history }) => history),
        );
        expect(rows + refused.size).toBe(histories.length);
      }),
      { numRuns: 150 },
    );
  });
});

// DateDeleted stands before the last column.
function withoutDeleted(eventFile: string): string {
  const isLive = (line: string): boolean => !/,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,"x1"$/.test(line);
  return eventFile.split('\n').filter(isLive).join('\n');
}

describe('What was read', { timeout: 60_000 }, () => {
  it.each([true, false])(
    'is written and read again as the same bytes, deleted rows aside; inference %s',
    async (infer) => {
      await fc.assert(
        fc.asyncProperty(historiesArb, async (histories) => {
          const first = (await writeFiles(histories)).files;
          const second = (await writeFiles(await readBack(first, histories, infer))).files;
          expect(second['Export.csv']).toBe(first['Export.csv']);
          expect(second['Event.csv']).toBe(withoutDeleted(first['Event.csv']!));
          const third = (await writeFiles(await readBack(second, histories, infer))).files;
          expect(third).toEqual(second);
        }),
        { numRuns: 150 },
      );
    },
  );
});
