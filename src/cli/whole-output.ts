import { rmSync } from 'node:fs';
import {
  type FileHandle,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  realpath,
  rename,
  rm,
} from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CliError } from './cli-error.js';
import type { Streams } from './streams.js';

/** What is to be written, and where. */
export interface Target {
  /** The file or the folder. */
  readonly out: string;
  /** Which of the two it is. */
  readonly kind: 'file' | 'folder';
  /** Whether what is there may be replaced. Of a folder only the files that are written are. */
  readonly force: boolean;
  /** What is read: it is never written over. */
  readonly input: string;
}

/** Adds text to a file: of a folder the one of that name, else the only one. */
export type Append = (file: string, text: string) => Promise<void>;

const ENOUGH = 256 * 1024;

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no folder to put it into',
  ENOTDIR: 'there is no folder to put it into',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk cannot be written',
  ENOSPC: 'the disk is full',
};

async function onDisk<T>(done: Promise<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    throw new CliError(`The output cannot be written: ${WHY[code] ?? `the system says ${code}`}.`);
  }
}

const placeOf = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));

/**
 * Refuses a place where something is that may not be replaced. `writeWhole` asks too; asked first, nobody waits for
 * what cannot be written.
 *
 * @throws CliError - saying which.
 */
export async function refuseWhatIsThere({ out, kind, force, input }: Target): Promise<void> {
  // A link that leads nowhere is there too.
  const found = await lstat(out).catch(() => undefined);
  if (found === undefined) return;
  if (!force) throw new CliError('The output is there already: --force replaces it.');
  // A device or a pipe would be taken away, and a file put in its place.
  const isOfKind = kind === 'folder' ? found.isDirectory() : found.isFile() || found.isSymbolicLink();
  if (!isOfKind) {
    throw new CliError(`The output is there already, and is no ${kind}.`);
  }
  if ((await placeOf(out)) === (await placeOf(input))) {
    throw new CliError('The output is the input: it would be lost.');
  }
}

interface Part {
  readonly handle: FileHandle;
  waiting: string;
}

/** Files that grow, each written in large pieces. */
class Parts {
  readonly #parts = new Map<string, Part>();
  readonly #pathOf: (file: string) => string;

  constructor(pathOf: (file: string) => string) {
    this.#pathOf = pathOf;
  }

  async append(file: string, text: string): Promise<void> {
    let part = this.#parts.get(file);
    if (part === undefined) {
      part = { handle: await onDisk(open(this.#pathOf(file), 'wx')), waiting: '' };
      this.#parts.set(file, part);
    }
    part.waiting += text;
    if (part.waiting.length >= ENOUGH) await this.#flush(part);
  }

  async #flush(part: Part): Promise<void> {
    const text = part.waiting;
    part.waiting = '';
    await onDisk(part.handle.appendFile(text));
  }

  /** Writes what is left, down to the disk. */
  async finish(): Promise<void> {
    for (const part of this.#parts.values()) {
      await this.#flush(part);
      await onDisk(part.handle.sync());
    }
  }

  async close(): Promise<void> {
    for (const { handle } of this.#parts.values()) await handle.close();
  }
}

async function putInPlace(made: string, { out, kind, force }: Target): Promise<void> {
  const there = force && kind === 'folder' && (await lstat(out).catch(() => undefined)) !== undefined;
  if (!there) return onDisk(rename(made, out));
  for (const file of await readdir(made)) await onDisk(rename(join(made, file), join(out, file)));
}

/**
 * Writes a file or a folder under another name beside its place, and puts it there once it is whole: a run that is
 * cut short, fails or is stopped leaves nothing behind.
 *
 * @throws CliError - where something is there already, or the system refuses.
 */
export async function writeWhole(
  target: Target,
  { onInterrupt }: Pick<Streams, 'onInterrupt'>,
  write: (append: Append) => Promise<void>,
): Promise<void> {
  const given: Target = { ...target, out: resolve(target.out) };
  await refuseWhatIsThere(given);
  const beside = join(dirname(given.out), `.${basename(given.out)}-`);
  const temporary = await onDisk(mkdtemp(beside));
  const forget = onInterrupt?.(() => rmSync(temporary, { recursive: true, force: true }));
  const made = join(temporary, 'made');
  const parts = new Parts((file) => (given.kind === 'file' ? made : join(made, file)));
  try {
    if (given.kind === 'folder') await onDisk(mkdir(made));
    try {
      await write((file, text) => parts.append(file, text));
      await parts.finish();
    } finally {
      await parts.close();
    }
    // Somebody may have put something there in the meantime.
    await refuseWhatIsThere(given);
    await putInPlace(made, given);
  } finally {
    await rm(temporary, { recursive: true, force: true });
    forget?.();
  }
}
