import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { seededChance } from '../../examples/export/chance.js';
import { type FileName, HEADERS, type Row } from '../../examples/export/columns.js';
import { clientRows } from './client.js';
import { EXPORT_ROW, worldOf } from './world.js';

const PIECE = 256 * 1024;

/** A file that is written as its rows are made: never held whole. */
interface RowFile<F extends FileName> {
  readonly rows: number;
  write(row: Row<F>): void;
  /** Waits until what was written is on its way to the disk. */
  flush(): Promise<void>;
  end(): Promise<void>;
}

// HUD's types, as the example export writes them: a string is quoted; a number, a date and a time are bare.
function lineWriter(columns: readonly string[]): (row: Readonly<Record<string, unknown>>) => string {
  const dates = columns.map((column) => column.includes('Date'));
  return (row) => {
    let line = '';
    for (let at = 0; at < columns.length; at += 1) {
      if (at > 0) line += ',';
      const value = row[columns[at] as string];
      if (value === undefined) continue;
      line += typeof value === 'number' || dates[at] === true ? value : `"${value}"`;
    }
    return `${line}\r\n`;
  };
}

function rowFile<F extends FileName>(folder: string, file: F): RowFile<F> {
  const stream: WriteStream = createWriteStream(join(folder, `${file}.csv`));
  const line = lineWriter(HEADERS[file].split(','));
  let held = `${HEADERS[file]}\r\n`;
  let rows = 0;
  const flush = async (): Promise<void> => {
    const room = stream.write(held);
    held = '';
    if (!room) await once(stream, 'drain');
  };
  return {
    get rows() {
      return rows;
    },
    write(row) {
      held += line(row);
      rows += 1;
    },
    flush: async () => {
      if (held.length >= PIECE) await flush();
    },
    async end() {
      await flush();
      stream.end();
      await finished(stream);
    },
  };
}

async function writeAll<F extends FileName>(folder: string, file: F, rows: readonly Row<F>[]): Promise<void> {
  const out = rowFile(folder, file);
  for (const row of rows) out.write(row);
  await out.end();
}

/**
 * Writes an export into a folder: the files that an audit reads, with as many events as enrollments. The same seed
 * gives the same bytes. Rows are written as they are made, so memory does not grow with the size.
 */
export async function writeExport(folder: string, size: number, seed: number): Promise<void> {
  const chance = seededChance(seed);
  const world = worldOf(chance);
  await writeAll(folder, 'Export', [EXPORT_ROW]);
  await writeAll(folder, 'Organization', world.organizations);
  await writeAll(folder, 'Project', world.projects);
  await writeAll(folder, 'Funder', world.funders);

  const events = rowFile(folder, 'Event');
  const enrollments = rowFile(folder, 'Enrollment');
  let eventId = 40_000;
  const nextEventId = (): string => {
    eventId += 1;
    return String(eventId);
  };
  while (events.rows < size || enrollments.rows < size) {
    const client = clientRows(world, chance, nextEventId);
    // Whichever file is full first is cut there: the last clients lack rows in it, as at the edge of any period.
    for (const row of client.enrollments) if (enrollments.rows < size) enrollments.write(row);
    for (const row of client.events) if (events.rows < size) events.write(row);
    await events.flush();
    await enrollments.flush();
  }
  await Promise.all([events.end(), enrollments.end()]);
}
