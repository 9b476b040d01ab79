import { type EventLog, memoryLog } from 'ce-referrals/log';
import { type LogConformanceOptions, logConformance, type NotConforming } from 'ce-referrals/testing';
import { describe, expect, it } from 'vitest';
import { acknowledgedNotStored } from './broken/acknowledged-not-stored.js';
import { checkpointGivenAgain } from './broken/checkpoint-given-again.js';
import { checkpointsSkipACommit } from './broken/checkpoints-skip-a-commit.js';
import { conflictThrown } from './broken/conflict-thrown.js';
import { eventsCut } from './broken/events-cut.js';
import { forgetsAfterEight } from './broken/forgets-after-eight.js';
import { halfABatch } from './broken/half-a-batch.js';
import { handsOutItsOwn } from './broken/hands-out-its-own.js';
import { idsTrimmed } from './broken/ids-cut.js';
import { idsUniqueInAStreamOnly } from './broken/ids-unique-in-a-stream-only.js';
import { keptReference } from './broken/kept-reference.js';
import { lastWriterOfAny } from './broken/last-writer-of-any.js';
import { middleOfABatchAccepted } from './broken/middle-of-a-batch-accepted.js';
import { namedExpectationIgnored } from './broken/named-expectation-ignored.js';
import { namesAsPaths, namesCut, namesWithoutCase } from './broken/names-cut.js';
import { appendNeverAnswers, readNeverAnswers, readNeverEnds } from './broken/never-answers.js';
import { plainLog } from './broken/plain-log.js';
import { reopeningLoses } from './broken/reopening-loses.js';
import { retryIsAConflict } from './broken/retry-is-a-conflict.js';
import { retryStoredTwice } from './broken/retry-stored-twice.js';
import { staleReads } from './broken/stale-reads.js';
import { twoWinners } from './broken/two-winners.js';
import { versionGapAccepted } from './broken/version-gap-accepted.js';
import { wrongOrder } from './broken/wrong-order.js';
import { zeroTakenForAny } from './broken/zero-taken-for-any.js';

type Setup = Omit<LogConformanceOptions, 'test'>;

/** What the kit says of a log, all of it or of one guarantee: by the guarantee's code, the failure. */
async function failures(setup: Setup, only?: string): Promise<ReadonlyMap<string, NotConforming>> {
  const bodies: [string, () => Promise<void>][] = [];
  logConformance({
    timeLimit: 200,
    runs: 8,
    ...setup,
    test: (name, body) => bodies.push([name.split(':')[0] as string, body]),
  });
  const found = new Map<string, NotConforming>();
  for (const [code, body] of bodies) {
    if (only !== undefined && code !== only) continue;
    await body().catch((error: NotConforming) => {
      expect(error.code).toBe('not-conforming');
      expect(error.law).toBe(code);
      found.set(code, error);
    });
  }
  return found;
}

const of = (open: () => EventLog): Setup => ({ open: () => ({ log: open() }) });

const BROKEN: readonly (readonly [string, Setup, string, RegExp])[] = [
  ['ignores named expectations', of(namedExpectationIgnored), 'unknown-expectation-refused', /was accepted/],
  [
    'takes 0 for no expectation',
    of(zeroTakenForAny),
    'zero-means-no-stream',
    /Expected 0 on a stream that ends at 2/,
  ],
  ['accepts a version gap', of(versionGapAccepted), 'gap-refused', /Expected 7 on a stream that ends at 0/],
  [
    'accepts the middle of a batch',
    of(middleOfABatchAccepted),
    'middle-of-a-batch-refused',
    /Expected 1 on .* ends at 3/,
  ],
  ['has two winners of one race', of(twoWinners), 'one-winner', /[2-9] of 9 writers were told/],
  ['throws a conflict', of(conflictThrown), 'zero-means-no-stream', /A conflict was thrown/],
  [
    'acknowledges what it does not store',
    of(acknowledgedNotStored),
    'other-streams-not-disturbed',
    /holds 0 events, not 2/,
  ],
  ["races with itself at 'any'", of(lastWriterOfAny), 'any-loses-nothing', /./],
  ['keeps what it is given', of(keptReference), 'no-aliasing', /not the event that was appended/],
  ['hands out what it keeps', of(handsOutItsOwn), 'no-aliasing', /./],
  ['stores a retry twice', of(retryStoredTwice), 'retry-adds-nothing', /ends? at|does not say/],
  ['takes a retry for a conflict', of(retryIsAConflict), 'retry-adds-nothing', /were not ok/],
  ['stores half a batch', of(halfABatch), 'all-or-nothing', /holds [23] events, not 1/],
  ['takes an id twice', of(idsUniqueInAStreamOnly), 'ids-are-unique', /stored again/],
  ['gives the wrong order', of(wrongOrder), 'dense-versions', /not dense from 1, in their order/],
  ['reads what was, not what is', of(staleReads), 'read-your-writes', /holds 0 events, not 1/],
  [
    'has checkpoints that skip a commit in flight',
    of(checkpointsSkipACommit),
    'checkpoints-skip-nothing',
    /never showed|order of their versions/,
  ],
  ['gives the event of a checkpoint again', of(checkpointGivenAgain), 'one-order', /does not go on there/],
  [
    'loses when it is opened again',
    reopeningLoses(),
    'reopening-loses-nothing',
    /events, not|checkpoints are others/,
  ],
  [
    'is opened by two',
    { ...of(memoryLog), openAgain: async () => memoryLog() },
    'one-opener',
    /second one has it open/,
  ],
  [
    'does not answer an append',
    of(appendNeverAnswers),
    'dense-versions',
    /append did not answer within 200 mill/,
  ],
  [
    'does not answer a reading',
    of(readNeverAnswers),
    'read-your-writes',
    /read\(.* did not answer within 200 mill/,
  ],
  ['does not end a reading', of(readNeverEnds), 'dense-versions', /gave more than/],
  ['does not open', { open: () => new Promise<never>(() => {}) }, 'dense-versions', /open did not answer/],
  [
    'does not close',
    { open: () => ({ log: memoryLog(), close: () => new Promise(() => {}) }) },
    'one-winner',
    /close did not/,
  ],
  ['cuts names', of(namesCut), 'any-stream-name', /another stream|taken for another/],
  ['does not tell A from a', of(namesWithoutCase), 'any-stream-name', /taken for another one/],
  ['takes names for paths', of(namesAsPaths), 'any-stream-name', /taken for another one|another stream/],
  ['trims ids', of(idsTrimmed), 'any-event-id', /another id|Version/],
  ['cuts events', of(eventsCut), 'events-as-they-were', /not the one that was appended/],
  [
    'gives one page of a stream',
    { ...of(forgetsAfterEight), runs: 50 },
    'like-the-model',
    /Seen with: .*append/,
  ],
];

describe('A log that', () => {
  it.each(BROKEN)('%s fails for that', async (_, setup, code, message) => {
    const found = await failures(setup, code);
    expect([...found.keys()]).toStrictEqual([code]);
    expect(found.get(code)?.message).toMatch(message);
    expect(found.get(code)?.message).toMatch(new RegExp(`^Guarantee ${code}: .*\n\nWith these calls`));
  });

  it('never answers is done with in bounded time, guarantee by guarantee', async () => {
    const found = await failures(of(appendNeverAnswers));
    expect(found.size).toBeGreaterThan(15);
    for (const { message } of found.values()) expect(message).toMatch(/did not answer|was not|where nobody/);
  });

  it('is right, step by step, fails for nothing', async () => {
    expect([...(await failures(of(plainLog))).keys()]).toStrictEqual([]);
  });
});

describe('A failure', () => {
  it('shows the calls of its round with their answers', async () => {
    const found = await failures(of(zeroTakenForAny), 'zero-means-no-stream');
    const { history, message } = found.get('zero-means-no-stream') as NotConforming;
    expect(history).toHaveLength(4);
    expect(history.at(-2)).toMatch(/^append\("s1-[^"]*", 0, \["e3-[^"]*"\]\) → ok, version 3$/);
    expect(message).toContain(`  ${history.at(-2)}`);
  });

  it('of the model is shrunk', async () => {
    const found = await failures({ ...of(forgetsAfterEight), runs: 50 }, 'like-the-model');
    const [, seen = ''] = /Seen with: (.*) \(shrunk/.exec(found.get('like-the-model')?.message ?? '') ?? [];
    // Nine events need three appends at least, and a reading to show.
    const steps = seen.split(/,(?=append|retry|read)/);
    expect(steps.length).toBeLessThanOrEqual(6);
    expect(steps.at(-1)).toMatch(/^read stream/);
  });
});
