/**
 * Proves that logs lose and double nothing when what keeps them, or whoever writes to them, is killed, cut off or
 * full: `npm run faults`. Names of engines (memory, pglite, postgres, nats) try only these; `--quick` does everything
 * a tenth as often; `--seed NUMBER` repeats what was left to chance.
 */
import { closeReport, report } from '../bench/report.js';
import { hasNatsServer } from '../test/log/nats-server.js';
import { askedFor, type EngineName } from './faults/asked.js';
import { bundleWriter } from './faults/bundle.js';
import { chanceOf } from './faults/chance.js';
import { type Engine, memoryEngine, natsEngine, pgliteEngine, postgresEngine } from './faults/engines.js';
import { fillDatabase, fillFolder, fillStream } from './faults/full-disks.js';
import * as rows from './faults/rows-of-engines.js';

type Row = () => Promise<void>;

const { engines, seed, times } = askedFor(process.argv.slice(2));
const bundle = await bundleWriter();
// Each row begins with the seed, so that it comes out the same without the others.
const given = (): rows.Given => ({ times, chance: chanceOf(seed), bundle });

const rowsOf: Readonly<Record<EngineName, () => Promise<readonly [Engine, readonly Row[]]>>> = {
  async memory() {
    const engine = memoryEngine();
    return [engine, [() => rows.races(engine, given()), () => rows.clocksSetBack(engine, given())]];
  },
  async pglite() {
    const engine = await pgliteEngine();
    const all: readonly Row[] = [
      () => rows.races(engine, given()),
      () => rows.killedWriters(engine, given()),
      () => rows.sharedFolder(engine, given()),
      () => rows.clocksSetBack(engine, given()),
      () => rows.fullDisk(engine, fillFolder, given()),
    ];
    return [engine, all];
  },
  async postgres() {
    const engine = await postgresEngine();
    const all: readonly Row[] = [
      () => rows.races(engine, given()),
      () => rows.killedWriters(engine, given()),
      () => rows.killedPostgres(engine, given()),
      () => rows.cutPostgres(engine, given()),
      () => rows.clocksSetBack(engine, given()),
      () => rows.fullDisk(engine, fillDatabase, given()),
    ];
    return [engine, all];
  },
  async nats() {
    const engine = await natsEngine();
    const all: readonly Row[] = [
      () => rows.races(engine, given()),
      () => rows.killedWriters(engine, given()),
      () => rows.killedLeader(engine, given()),
      () => rows.cutNats(engine, given()),
      () => rows.clocksSetBack(engine, given()),
      () => rows.fullDisk(engine, fillStream, given()),
    ];
    return [engine, all];
  },
};

async function tryEngine(name: EngineName): Promise<void> {
  if (name === 'nats' && !hasNatsServer()) {
    console.log('\nNATS: left out, nats-server is not on the PATH (apt-get install nats-server)');
    return;
  }
  const [engine, all] = await rowsOf[name]();
  try {
    for (const row of all) {
      await row().catch((error: Error) => {
        // What breaks off proves nothing, and the others can still be tried.
        console.log(`\n${engine.title}: ${error.stack}`);
        report('  broken off', 1, '', { atMost: 0 });
      });
    }
  } finally {
    await engine.stop();
  }
}

// So that what was started is ended too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const began = performance.now();
console.log(`What is left to chance: --seed ${seed}`);
for (const name of engines) await tryEngine(name);
console.log(`\n${Math.round((performance.now() - began) / 1_000)} seconds`);
closeReport();
