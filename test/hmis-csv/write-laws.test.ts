import { type Asked, carriesLocation, isCalendarDate, type ReferralState, replay } from 'ce-referrals';
import {
  NOT_HELD,
  type NotHeldCode,
  notHeldOf,
  readExport,
  WRITTEN_LOCAL_FIELDS,
} from 'ce-referrals/hmis-csv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsIn } from '../../src/referral/facts.js';
import { idArb, jumbledHistoryArb, importedHistoryArb, legalHistoryArb } from 'ce-referrals/testing';
import { csv, memorySource } from './small-export.js';
import { writeFiles } from './written-files.js';
import { ELSEWHERE, type Events, readWritten, recordedEnrollment, withHudsIds } from './written-histories.js';

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

async function readBack(
  files: Readonly<Record<string, string>>,
  histories: readonly Events[],
  infer = false,
): Promise<readonly Events[]> {
  const read = await readWritten(files, histories, infer);
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
        });
        expect(back.size).toBe(expectedBack);
      }),
      { numRuns: 200 },
    );
  });

  it('knows and does not know the same of it, but for what is told all the same', async () => {
    const unknowableArb = fc.subarray<Asked>(['acknowledgement', 'enrollment', 'reason']);
    await fc.assert(
      fc.asyncProperty(eventsArb, unknowableArb, async (drawn, unknowable) => {
        const events = withHudsIds(drawn, 'a');
        const { files } = await writeFiles([{ events, unknowable }]);
        const [read] = [...(await readWritten(files, [events])).referrals()];
        if (read === undefined) return;
        const is = factsIn(replay(events));
        const { acknowledgedOn, notHousedReason, enrollment } = factsIn(replay(read.events));
        const written =
          is.result === 'client-accepted'
            ? is.resultingEnrollmentId
            : recordedEnrollment(replay(events))?.enrollmentId;
        const told = { acknowledgement: acknowledgedOn, reason: notHousedReason, enrollment };
        for (const [asked, fact] of Object.entries(told)) {
          // Whether the enrollment that is written can be found, and is one, is for Enrollment.csv to say.
          if (asked === 'enrollment' && written !== undefined) continue;
          // Without a search, nobody knows of an enrollment that was inferred when it was written.
          const inferred = asked === 'enrollment' && is.inferredBy?.enrolled !== undefined;
          const unknown = fact === undefined && (inferred || unknowable.includes(asked as Asked));
          expect([asked, read.unknowable.includes(asked as Asked)]).toEqual([asked, unknown]);
        }
        const again = (await writeFiles([read])).files;
        const back = [...(await readWritten(again, [events])).referrals()];
        expect(back.map((one) => one.unknowable)).toEqual([read.unknowable]);
      }),
      { numRuns: 200 },
    );
  });

  it('has in it, among the histories of these tests, each part of the list', () => {
    const sampled = [
      ...fc.sample(eventsArb, { numRuns: 3000, seed: 20260304 }),
      ...fc.sample(jumbledHistoryArb, { numRuns: 100, seed: 20260304 }),
    ];
    const seen = new Set(sampled.flatMap((events) => notHeldOf(events)));
    expect(NOT_HELD.map(({ code }) => code).filter((code) => !seen.has(code))).toEqual([]);
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
      fc.asyncProperty(fc.array(jumbledHistoryArb, { maxLength: 3 }), async (histories) => {
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
