import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';

/** Servers of their own on loopback, each with a folder of its own; more than one are a cluster. */
export interface NatsServers {
  /** Where clients connect. */
  readonly servers: readonly string[];
  /** Connects. `close` of what it gives is called by `stop`, too. */
  connect(options?: NodeConnectionOptions): Promise<NatsConnection>;
  /** Ends a server as a power cut would, but for the disk. */
  kill(server: number): Promise<void>;
  /** Starts a server again, with what is in its folder. */
  start(server: number): Promise<void>;
  /** The number of the server with this name. */
  numberOf(name: string | undefined): number;
  /** Stops them, and removes all that they left. */
  stop(): Promise<void>;
}

/** How the servers are made. */
export interface NatsServersOptions {
  /** How many. */
  readonly count: number;
  /** More lines of the configuration of each. */
  readonly settings?: string;
  /** What stands in the block `jetstream`; `false` for no such block. */
  readonly jetstream?: string | false;
  /** Where to make their folder; by default where temporary files are. */
  readonly within?: string;
}

const NAME = 'nats-server';
const STARTED_WITHIN_MS = 30_000;

/** Says whether the program is there. */
export function hasNatsServer(): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, NAME), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

// Below the ports that systems give to connections: one of those could take a port between choosing and starting,
// or while a server is down. Each process begins elsewhere.
const FIRST_PORT = 20_000;
const PORTS = 12_000;
let tried = process.pid * 64;

async function isFree(port: number): Promise<boolean> {
  const listener = createServer().listen(port, '127.0.0.1');
  try {
    await once(listener, 'listening');
  } catch {
    return false;
  }
  listener.close();
  await once(listener, 'close');
  return true;
}

async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    tried += 1;
    const port = FIRST_PORT + (tried % PORTS);
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

interface Node {
  readonly client: number;
  readonly route: number;
  readonly monitor: number;
}

function configuration(
  folder: string,
  nodes: readonly Node[],
  index: number,
  { settings = '', jetstream = '' }: NatsServersOptions,
): string {
  const { client, route, monitor } = nodes[index] as Node;
  const routes = nodes.map((node) => `"nats://127.0.0.1:${node.route}"`).join(', ');
  const cluster = `cluster { name: test, listen: "127.0.0.1:${route}", routes: [${routes}] }`;
  return [
    `server_name: n${index}`,
    `listen: "127.0.0.1:${client}"`,
    `http: "127.0.0.1:${monitor}"`,
    jetstream === false ? '' : `jetstream { store_dir: "${join(folder, `n${index}`)}", ${jetstream} }`,
    nodes.length > 1 ? cluster : '',
    settings,
  ].join('\n');
}

// Until it says of itself that all is well, its share of the cluster included.
async function healthy({ monitor }: Node, isGone: () => boolean): Promise<void> {
  const end = performance.now() + STARTED_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${monitor}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    if (isGone()) throw new Error('A NATS server ended instead of starting.');
    if (performance.now() > end) throw new Error('A NATS server did not start.');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export async function startNats(options: NatsServersOptions): Promise<NatsServers> {
  const folder = mkdtempSync(join(options.within ?? tmpdir(), 'ce-nats-'));
  const children: (ChildProcess | undefined)[] = [];
  const connections: NatsConnection[] = [];
  const ports = await freePorts(options.count * 3);
  const nodes = Array.from({ length: options.count }, (_, index): Node => {
    const [client = 0, route = 0, monitor = 0] = ports.slice(index * 3);
    return { client, route, monitor };
  });
  const isGone = (index: number): boolean => {
    const child = children[index];
    return child === undefined || child.exitCode !== null || child.signalCode !== null;
  };

  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const endAtExit = (): void => {
    for (const child of children) child?.kill('SIGKILL');
    remove();
  };
  process.once('exit', endAtExit);

  async function kill(index: number): Promise<void> {
    const child = children[index];
    if (child === undefined || isGone(index)) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  function launch(index: number): void {
    const file = join(folder, `n${index}.conf`);
    writeFileSync(file, configuration(folder, nodes, index, options));
    children[index] = spawn(NAME, ['-c', file, '-l', join(folder, `n${index}.log`)], { stdio: 'ignore' });
  }

  async function stop(): Promise<void> {
    process.removeListener('exit', endAtExit);
    await Promise.all(connections.map((connection) => connection.close()));
    await Promise.all(nodes.map((_, index) => kill(index)));
    remove();
  }

  const servers = nodes.map(({ client }) => `127.0.0.1:${client}`);
  try {
    for (const index of nodes.keys()) launch(index);
    await Promise.all(nodes.map((node, index) => healthy(node, () => isGone(index))));
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    servers,
    kill,
    stop,
    async start(index) {
      launch(index);
      await healthy(nodes[index] as Node, () => isGone(index));
    },
    numberOf: (name) => Number(name?.slice(1)),
    async connect(more = {}) {
      const connection = await connect({ servers: [...servers], reconnectTimeWait: 100, ...more });
      connections.push(connection);
      return connection;
    },
  };
}
