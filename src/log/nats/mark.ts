import { LogError } from '../errors.js';
import type { Cells } from './cells.js';
import type { Subjects } from './subjects.js';

const FORMAT = 1;
const FIRST = 1;

/**
 * Waits until the leader has seen all that was acknowledged before. A write that must fail goes the way of every
 * other write: when it is refused, those before it are done.
 */
export async function settle(cells: Cells, subjects: Subjects): Promise<void> {
  await cells.put(subjects.mark, `{"format":${FORMAT}}`);
}

/**
 * Marks a new stream as a log, and looks for the mark in one that is there: it is its first message.
 *
 * @throws LogError - `schema-newer`; `stream-unsafe` where the stream holds something else.
 */
export async function checkMark(cells: Cells, subjects: Subjects): Promise<void> {
  // Before it is written: a stream of somebody else's gets no mark.
  if ((await cells.last()) > 0 && (await cells.at(FIRST)).subject !== subjects.mark) {
    throw new LogError('stream-unsafe', { settings: ['messages'] });
  }
  await settle(cells, subjects);
  const { text } = await cells.getWritten(subjects.mark);
  const [, format] = /^\{"format":(\d{1,9})\}$/.exec(text) ?? [];
  if (format === undefined) throw new LogError('stream-unsafe', { settings: ['messages'] });
  if (Number(format) > FORMAT) throw new LogError('schema-newer');
}
