import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { readEvents } from '../schema/read-events.js';
import { CliError } from './cli-error.js';
import { Histories, type LineFault } from './event-lines.js';
import { progress } from './progress.js';
import type { Streams } from './streams.js';

/** What a file of events holds. */
export interface EventFile {
  /** The histories that its lines make. */
  readonly histories: Pick<Histories, 'all' | 'size'>;
  /** What is wrong with lines, in their order. */
  readonly faults: readonly LineFault[];
  /** How many lines hold something. */
  readonly lines: number;
  /** How many of them hold an event that was taken. */
  readonly events: number;
}

const MB = 1_000_000;
const CHUNK_BYTES = 256 * 1024;

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
};

async function* chunksOf(
  source: AsyncIterable<string | Uint8Array>,
  size: number | undefined,
  streams: Streams,
): AsyncGenerator<string | Uint8Array> {
  const bar = progress(streams);
  let bytes = 0;
  try {
    for await (const chunk of source) {
      yield chunk;
      bytes += chunk.length;
      bar.at(() => ({
        doing: 'reading events',
        share: size === undefined || size === 0 ? undefined : bytes / size,
        amount: `${(bytes / MB).toFixed(1)} MB`,
      }));
    }
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    throw new CliError(`The events cannot be read: ${WHY[code] ?? 'the system refuses'}.`);
  } finally {
    bar.end();
  }
}

async function open(path: string, streams: Streams): Promise<AsyncIterable<string | Uint8Array>> {
  if (path === '-') {
    const { stdin } = streams;
    if (stdin === undefined) throw new CliError('The events cannot be read: there is no standard input.');
    return chunksOf(stdin, undefined, streams);
  }
  const size = await stat(path).then(
    (file) => (file.isFile() ? file.size : undefined),
    () => undefined,
  );
  return chunksOf(createReadStream(path, { highWaterMark: CHUNK_BYTES }), size, streams);
}

/**
 * Reads a file of events, or standard input where the path is `-`. A line that cannot be read is a fault, and
 * reading goes on.
 *
 * @throws CliError - where the file itself cannot be read.
 */
export async function readEventFile(path: string, streams: Streams): Promise<EventFile> {
  const histories = new Histories();
  const faults: LineFault[] = [];
  let lines = 0;
  let events = 0;
  for await (const read of readEvents(await open(path, streams))) {
    lines += 1;
    if (read.ok) {
      const fault = histories.take(read.line, read.event);
      if (fault !== undefined) faults.push(fault);
      if (fault?.taken !== false) events += 1;
    } else {
      for (const issue of read.issues) faults.push({ line: read.line, ...issue, taken: false });
    }
  }
  return { histories, faults, lines, events };
}
