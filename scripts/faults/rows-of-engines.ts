import { share } from '../../bench/report.js';
import type { Asked } from './asked.js';
import type { Chance } from './chance.js';
import { cutAppends } from './cut-connections.js';
import { type Cuttable, cutInNats, cutInPostgres } from './cut-in.js';
import type { Engine, NatsEngine, PostgresEngine } from './engines.js';
import type { Filled } from './fill-disk.js';
import { killServer } from './kill-server.js';
import { killWriters } from './kill-writer.js';
import { race } from './races.js';
import { counted, printRows } from './rows.js';
import { setClockBack } from './set-clock-back.js';
import { shareFolder } from './share-folder.js';
import { mountSmallDisk, type SmallDisk } from './small-disk.js';

/** What a row needs beside its engine. */
export interface Given {
  readonly times: Asked['times'];
  readonly chance: Chance;
  /** The script of a writing process. */
  readonly bundle: string;
}

const WRITERS = 9;
const MEGABYTES = 160;

/** Writers that append at once behind the same version. */
export async function races({ title, isShared, fresh }: Engine, { times, chance }: Given): Promise<void> {
  const of = times(200);
  const { open } = await fresh();
  const first = await open();
  const others = Array.from({ length: WRITERS - 1 }, () => (isShared ? open() : first));
  const logs = [first, ...(await Promise.all(others))];
  const { withoutOneWinner, ...done } = await race(logs, of, chance);
  await Promise.all([...new Set(logs)].map((log) => log.close()));
  printRows({
    title: `${title}, races of ${WRITERS} writers`,
    of,
    ...done,
    goals: [['without just one winner', withoutOneWinner, { atMost: 0 }]],
  });
}

/** A writing process that is killed. */
export async function killedWriters(engine: Engine, { times, chance, bundle }: Given): Promise<void> {
  const of = times(50);
  const { faulty, ...done } = await killWriters(bundle, await engine.fresh(), of, chance);
  printRows({
    title: `${engine.title}, a writing process killed`,
    of,
    ...done,
    goals: [['readings after a kill with a fault', faulty, { atMost: 0 }]],
  });
}

/** A clock that is set back. */
export async function clocksSetBack(engine: Engine, { times, chance, bundle }: Given): Promise<void> {
  const steps = times(60);
  const done = await setClockBack(bundle, await engine.fresh(), steps, chance);
  printRows({ title: `${engine.title}, the writer's clock set back`, of: times(60), ...done });
}

/** A folder that somebody else has open. */
export async function sharedFolder(engine: Engine, { times, bundle }: Given): Promise<void> {
  const of = times(20);
  const { refused, ...done } = await shareFolder(bundle, await engine.fresh(), of);
  printRows({
    title: `${engine.title}, a folder that another process writes to`,
    of,
    ...done,
    goals: [['second openers told folder-in-use', refused, { atLeast: of }]],
  });
}

/** A single server that is killed and started again. */
export async function killedPostgres(engine: PostgresEngine, { times, chance }: Given): Promise<void> {
  const of = times(10);
  const done = await killServer(await engine.fresh(), engine.server, of, chance, true);
  printRows({ title: `${engine.title}, the server killed under load`, of, ...done });
}

/** The leader of three servers, killed. */
export async function killedLeader(engine: NatsEngine, { times, chance }: Given): Promise<void> {
  const of = times(5);
  const store = await engine.fresh();
  const done = await killServer(store, engine.leaderOf(store), of, chance, false);
  const pauses = [...done.pauses].map((pause) => Math.round(pause));
  printRows({
    title: `${engine.title}, the leader killed under load`,
    of,
    ...done,
    more: [
      `no answer for ${pauses.map(counted).join(', ')} ms`,
      `at most ${counted(Math.max(...pauses))}, median ${counted(share(pauses, 0.5))}`,
    ],
  });
}

async function cut(
  title: string,
  { logs, cutBehind, cuts, close }: Cuttable,
  { times, chance }: Given,
): Promise<void> {
  const of = times(200);
  const { found, verdict } = await cutAppends(logs, of, cutBehind, chance);
  printRows({
    title: `${title}, the connection cut before the answer`,
    times: cuts(),
    of,
    verdict,
    goals: [['retries that found their events', found, { atLeast: of }]],
  });
  await close();
}

/** Connections to PostgreSQL that are cut. */
export async function cutPostgres(engine: PostgresEngine, given: Given): Promise<void> {
  await cut(engine.title, await cutInPostgres(engine), given);
}

/** Connections to NATS that are cut. */
export async function cutNats(engine: NatsEngine, given: Given): Promise<void> {
  await cut(engine.title, await cutInNats(engine), given);
}

/** A disk that is full. */
export async function fullDisk(
  { title }: Engine,
  fill: (disk: SmallDisk, refusals: number) => Promise<Filled>,
  { times }: Given,
): Promise<void> {
  const disk = mountSmallDisk(MEGABYTES);
  if (disk === undefined) {
    console.log(`\n${title}, the disk full: left out, a small disk can be mounted by root only`);
    return;
  }
  try {
    const { codes, ...done } = await fill(disk, times(20));
    // One is enough where the server says no more.
    printRows({ title: `${title}, the disk full`, of: 1, ...done, more: [`told ${codes.join(', ')}`] });
  } finally {
    disk.remove();
  }
}
