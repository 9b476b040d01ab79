import { type RecordedEvent, type ReferralEvent, replay } from 'ce-referrals';
import {
  applyToCaseload,
  type Caseload,
  clientReferrals,
  emptyCaseload,
  knownFor,
  replayCaseload,
  workList,
} from 'ce-referrals/caseload';
import { describe, expect, it } from 'vitest';
import { referralsUnder } from '../../src/caseload/caseload.js';
import { newDirectory, noteFacts, numberOf, numbersUnder } from '../../src/caseload/directory.js';
import { factsIn } from '../../src/referral/facts.js';
import { accepted, acknowledged, enrolled, recorded, referred, stream, voided } from './streams.js';

const metadata = { source: 'import' } as const;
const name = (at: number): string => `r-${String(at).padStart(2, '0')}`;
const inBatches = (batches: readonly (readonly RecordedEvent[])[]): Caseload =>
  batches.reduce((caseload, batch) => applyToCaseload(caseload, batch).caseload, emptyCaseload());

/** The ids under each key of one referral, in order: twice where one is found twice. */
function found(caseload: Caseload): Readonly<Record<string, readonly string[]>> {
  const under = (...[index, key]: [Parameters<typeof referralsUnder>[1], string]) =>
    referralsUnder(caseload, index, key)
      .map(({ referralId }) => referralId)
      .sort();
  return {
    client: under('clients', 'client-1'),
    project: under('projects', 'project-1'),
    organization: under('organizations', 'organization-1'),
    enrollment: under('enrollments', 'e-1'),
  };
}

const everywhere = (ids: readonly string[]) => ({
  client: ids,
  project: ids,
  organization: ids,
  enrollment: ids,
});
const history = (referralId: string) =>
  stream(referralId, referred({ referralId }), acknowledged(), enrolled(), accepted());

describe('Referrals of one client, project, organization and enrollment', () => {
  it.each([1, 2, 3, 15, 16, 17, 18, 19])('are found each once where there are %i of them', (count) => {
    const ids = Array.from({ length: count }, (_, at) => name(at));
    const other = stream(
      'x',
      referred({ referralId: 'x', personalId: 'c', projectId: 'p', organizationId: 'o' }),
    );
    expect(found(replayCaseload([...other, ...ids.flatMap(history)]).caseload)).toEqual(everywhere(ids));
  });

  it('are found each once after every batch, asked after each', () => {
    const ids = Array.from({ length: 19 }, (_, at) => name(at));
    let caseload = emptyCaseload();
    for (const [at, id] of ids.entries()) {
      for (const one of history(id)) caseload = applyToCaseload(caseload, [one]).caseload;
      expect(found(caseload)).toEqual(everywhere(ids.slice(0, at + 1)));
    }
  });

  it.each([1, 2, 3, 16, 17, 18])(
    'are found each once where %i of them went on twice from one caseload',
    (count) => {
      const log = Array.from({ length: count }, (_, at) => history(name(at))).flat();
      const ids = Array.from({ length: count }, (_, at) => name(at));
      const start = emptyCaseload();
      const first = applyToCaseload(start, log).caseload;
      expect(found(first)).toEqual(everywhere(ids));
      const second = applyToCaseload(start, log).caseload;
      const asked = [second, first].map(found);
      expect(asked).toEqual([everywhere(ids), everywhere(ids)]);
    },
  );

  it('are those of the caseload that is asked, whatever others went on from the same one', () => {
    const start = emptyCaseload();
    const to = (at: 1 | 2) =>
      applyToCaseload(
        start,
        stream(
          'r-1',
          referred({
            personalId: `client-${at}`,
            projectId: `project-${at}`,
            organizationId: `organization-${at}`,
          }),
        ),
      ).caseload;
    const [one, two] = [to(1), to(2)];
    expect(found(one)).toMatchObject({ client: ['r-1'], project: ['r-1'], organization: ['r-1'] });
    expect(found(two)).toMatchObject({ client: [], project: [], organization: [] });
    expect(clientReferrals(two, 'client-1')).toEqual([]);
    expect(clientReferrals(two, 'client-2')).toHaveLength(1);
    const listed = (caseload: Caseload) =>
      workList(caseload, { asOf: '2026-03-03', projectId: 'project-1' }).groups['to-acknowledge'].length;
    expect([one, two].map(listed)).toEqual([1, 0]);
  });

  it('are none under a name that no referral has', () => {
    const { caseload } = replayCaseload(history('r-1'));
    expect(clientReferrals(caseload, 'nobody')).toEqual([]);
  });
});

describe('The referral that led to an enrollment', () => {
  const linked = (caseload: Caseload, enrollmentId: string) => {
    const asking = { data: { enrollmentId } } as ReferralEvent;
    return knownFor(caseload, 'other', asking).linked?.[enrollmentId];
  };
  const { projectId: _, ...imported } = referred({ referralId: 'r-1' }).data;
  const made: ReferralEvent = { type: 'referred', data: imported, metadata };

  it('is known by the enrollment as it is recorded, before any result', () => {
    const log = stream('r-1', made, enrolled());
    expect(linked(replayCaseload(log).caseload, 'e-1')).toBe('r-1');
    expect(linked(inBatches([log.slice(0, 1), log.slice(1)]), 'e-1')).toBe('r-1');
    expect(linked(replayCaseload(log.slice(0, 1)).caseload, 'e-1')).toBeUndefined();
    expect(linked(replayCaseload(log).caseload, 'e-2')).toBeUndefined();
  });

  it('is known by the enrollment that its result names, recorded or not', () => {
    const unrecorded = stream('r-1', made, accepted('2026-03-20', 'e-9'));
    expect(linked(replayCaseload(unrecorded).caseload, 'e-9')).toBe('r-1');
    expect(linked(inBatches(unrecorded.map((one) => [one])), 'e-9')).toBe('r-1');
    const another = stream('r-1', made, enrolled(), accepted('2026-03-20', 'e-9'));
    for (const caseload of [replayCaseload(another).caseload, inBatches(another.map((one) => [one]))]) {
      expect(['e-1', 'e-9', 'e-2'].map((id) => linked(caseload, id))).toEqual(['r-1', 'r-1', undefined]);
    }
  });

  it('is none any more where the enrollment was voided, and the new one’s afterwards', () => {
    const log = stream(
      'r-1',
      made,
      enrolled(),
      voided('enrollment'),
      enrolled('2026-03-21', { enrollmentId: 'e-2' }),
    );
    const before = inBatches([log.slice(0, 2)]);
    expect(linked(before, 'e-1')).toBe('r-1');
    const caseload = applyToCaseload(before, log.slice(2, 3)).caseload;
    expect(linked(caseload, 'e-1')).toBeUndefined();
    expect(linked(before, 'e-1')).toBe('r-1');
    const after = applyToCaseload(caseload, [recorded('r-1', 4, log[3]!.event)]).caseload;
    expect(['e-1', 'e-2'].map((id) => linked(after, id))).toEqual([undefined, 'r-1']);
  });
});

describe('What a directory notes of a referral', () => {
  const notes = (before: readonly ReferralEvent[] | undefined, ...events: readonly ReferralEvent[]) => {
    const directory = newDirectory();
    const factsOf = (history: readonly ReferralEvent[]) => factsIn(replay(history));
    // As a caseload has them: what did not change is the same object.
    const facts = factsOf(events);
    const earlier = before && factsOf(before);
    const shared = earlier && {
      ...facts,
      ...(earlier.referral && { referral: earlier.referral }),
      ...(earlier.enrollment && { enrollment: earlier.enrollment }),
    };
    noteFacts(directory, 7, shared ?? facts, earlier);
    const { made, linked } = directory;
    return { made: made.named.map(({ personalId }) => personalId), linked: linked.named };
  };

  it('is what it names at first', () => {
    expect(notes(undefined)).toEqual({ made: [], linked: [] });
    expect(notes(undefined, referred())).toEqual({ made: ['client-1'], linked: [] });
    expect(notes(undefined, referred(), enrolled())).toEqual({ made: ['client-1'], linked: ['e-1'] });
    expect(notes(undefined, referred(), enrolled(), accepted())).toEqual({
      made: ['client-1'],
      linked: ['e-1'],
    });
    expect(notes(undefined, referred(), enrolled(), accepted('2026-03-20', 'e-2'))).toEqual({
      made: ['client-1'],
      linked: ['e-1', 'e-2'],
    });
  });

  it('is nothing that it named before', () => {
    const enrollment = [referred(), enrolled()];
    expect(notes([], referred())).toEqual({ made: ['client-1'], linked: [] });
    expect(notes([referred()], referred(), acknowledged())).toEqual({ made: [], linked: [] });
    expect(notes([referred()], ...enrollment)).toEqual({ made: [], linked: ['e-1'] });
    expect(notes(enrollment, ...enrollment, accepted())).toEqual({ made: [], linked: [] });
    const other = accepted('2026-03-20', 'e-2');
    expect(notes(enrollment, ...enrollment, other)).toEqual({ made: [], linked: ['e-2'] });
    expect(notes([...enrollment, other], ...enrollment, other)).toEqual({ made: [], linked: [] });
  });

  it('does not grow with each look where batch after batch is tried on the same caseload', () => {
    const directory = newDirectory();
    for (let batch = 0; batch < 100; batch += 1) {
      noteFacts(directory, batch % 2, factsIn(replay([referred()])), undefined);
      expect([...numbersUnder(directory, 'clients', 'client-1')]).toEqual(batch === 0 ? [0] : [0, 1]);
    }
    expect(directory.indexes.clients.members.get('client-1')).toHaveProperty(
      'length',
      expect.toSatisfy((length: number) => length <= 4),
    );
  });

  it('stands under numbers from 0, one for each referral', () => {
    const directory = newDirectory();
    expect(['r-1', 'r-2', 'r-1'].map((id) => numberOf(directory, id))).toEqual([0, 1, 0]);
  });
});
