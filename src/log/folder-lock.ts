import { createHash, randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { LogError } from './errors.js';

/*
 * A process that dies, however it dies, stops listening; nothing else it could leave in a folder says so much. So
 * the lock is a socket in the folder: who can connect to it knows that the folder is open. It is seen through
 * containers that share the folder, where process ids would not be.
 *
 * A dead socket cannot be replaced safely (two could replace each other's), so it is never replaced: each opener
 * puts the next number beside it. A folder that holds a listening socket is moved to its name in one step, which
 * fails where that name is taken. Whoever finds, once there, that another one listens, or has a higher number, goes.
 */
const NAME = '.ce-referrals-lock-';
const NUMBERED = /^\.ce-referrals-lock-(\d+)$/;
const SOCKET = 's';
// So that the folder is never empty: an empty one could be replaced.
const KEPT = 'kept';
const MOST_ATTEMPTS = 50;
// A socket's path may have 104 to 108 bytes, as the system has it.
const LONGEST_PATH = 100;

/** The right to use a folder. */
export interface FolderLock {
  /** Gives it up. */
  release(): Promise<void>;
}

// What is longer than a socket's path may be is reached through the open folder.
async function withSocketPath<T>(
  folder: string,
  name: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const path = join(folder, name, SOCKET);
  if (Buffer.byteLength(path) <= LONGEST_PATH) return use(path);
  if (process.platform !== 'linux') throw new LogError('folder-unusable');
  const open = openSync(folder, 'r');
  try {
    return await use(`/proc/self/fd/${open}/${name}/${SOCKET}`);
  } finally {
    closeSync(open);
  }
}

function listenAt(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => void socket.destroy());
    server.once('error', reject);
    server.listen(path, () => {
      // A log that is forgotten must not keep its process alive.
      server.unref();
      resolve(server);
    });
  });
}

function isListening(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      // Whatever else is wrong, it does not say that nobody is there.
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT' && code !== 'ENOTSOCK');
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

async function numbersIn(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder);
  return names.map((name) => Number(NUMBERED.exec(name)?.[1] ?? 0)).filter((number) => number > 0);
}

async function isOpen(folder: string, numbers: readonly number[]): Promise<boolean> {
  for (const number of numbers) {
    if (await withSocketPath(folder, `${NAME}${number}`, isListening)) return true;
  }
  return false;
}

async function attempt(folder: string): Promise<FolderLock | undefined> {
  const before = await numbersIn(folder);
  if (await isOpen(folder, before)) throw new LogError('folder-in-use');
  const mine = Math.max(0, ...before) + 1;
  const draft = `${NAME}${randomUUID()}`;
  await mkdir(join(folder, draft));
  await writeFile(join(folder, draft, KEPT), '');
  const server = await withSocketPath(folder, draft, listenAt);
  const leave = async (name: string): Promise<undefined> => {
    await close(server);
    await rm(join(folder, name), { recursive: true, force: true });
  };
  try {
    await rename(join(folder, draft), join(folder, `${NAME}${mine}`));
  } catch {
    return leave(draft);
  }
  const others = (await numbersIn(folder)).filter((number) => number !== mine);
  if (others.some((number) => number > mine) || (await isOpen(folder, others)))
    return leave(`${NAME}${mine}`);
  for (const name of await readdir(folder)) {
    if (name.startsWith(NAME) && name !== `${NAME}${mine}`) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
  return {
    async release() {
      await close(server);
      // Tools that copy folders stumble over sockets. The number stays: it must not be given again.
      await rm(join(folder, `${NAME}${mine}`, SOCKET), { force: true });
    },
  };
}

async function lockByPipe(folder: string): Promise<FolderLock> {
  const name = createHash('sha256').update(folder.toLowerCase()).digest('hex');
  try {
    const server = await listenAt(`\\\\.\\pipe\\ce-referrals-${name}`);
    return { release: () => close(server) };
  } catch {
    throw new LogError('folder-in-use');
  }
}

/**
 * Takes the right to use a folder, which exists, until it is released or the process is gone.
 *
 * @throws LogError - `folder-in-use`; `folder-unusable` where the folder cannot hold a lock.
 */
export async function lockFolder(path: string): Promise<FolderLock> {
  const folder = await realpath(path);
  if (process.platform === 'win32') return lockByPipe(folder);
  for (let count = 0; count < MOST_ATTEMPTS; count += 1) {
    const lock = await attempt(folder);
    if (lock !== undefined) return lock;
  }
  throw new LogError('folder-in-use');
}
