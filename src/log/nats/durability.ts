/** Something to know about a log that works: what may be lost. For a log book or a status page, not for users. */
export interface NatsLogWarning {
  /**
   * Stable. `one-replica`: the only copy is on one disk. `sync-interval`: what was acknowledged is on the servers'
   * disks only after a while. `sync-interval-unknown`: after how long is not known.
   */
  readonly code: 'one-replica' | 'sync-interval' | 'sync-interval-unknown';
  /** What it means, and what to do. */
  readonly message: string;
  /** With `sync-interval`: the longest one that a server told. */
  readonly milliseconds?: number;
}

const NANOSECONDS = 1_000_000;
const ANSWER_MS = 3_000;

const SENTENCES: Readonly<Record<NatsLogWarning['code'], string>> = {
  'one-replica':
    'The stream has one replica: if the disk of that server is lost, the log is lost. Use three servers and { replicas: 3 }.',
  'sync-interval':
    'What is acknowledged is forced to disk only after the sync interval: if all servers that hold it lose power at once, events of that time can be lost. For none, set sync_interval: always in the jetstream block of each server (2.10 or later).',
  'sync-interval-unknown':
    'It is not known when the servers force what is acknowledged to disk (two minutes, unless they are told otherwise): if all that hold it lose power at once, events of that time can be lost. Give the monitoring URL of each server as `monitor`; servers before 2.10 do not tell, and cannot be told.',
};

/** How long a server may wait before it forces to disk; 0: it does so each time; `undefined`: it does not say. */
async function syncIntervalOf(monitor: string): Promise<number | undefined> {
  try {
    const url = new URL(monitor);
    url.pathname = `${url.pathname.replace(/\/$/, '')}/jsz`;
    url.search = 'config=true';
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) });
    const { config } = (await response.json()) as {
      config?: { sync_interval?: unknown; sync_always?: unknown };
    };
    if (config?.sync_always === true) return 0;
    const nanoseconds = config?.sync_interval;
    return typeof nanoseconds === 'number' && nanoseconds > 0 ? nanoseconds / NANOSECONDS : undefined;
  } catch {
    // A log works without its monitoring.
    return undefined;
  }
}

function warning(code: NatsLogWarning['code'], milliseconds?: number): NatsLogWarning {
  return Object.freeze({
    code,
    message: SENTENCES[code],
    ...(milliseconds !== undefined && { milliseconds }),
  });
}

/** What a power cut or a lost disk may take, as far as the servers tell. */
export async function durabilityOf(
  replicas: number,
  monitors: readonly string[],
): Promise<readonly NatsLogWarning[]> {
  const intervals = await Promise.all(monitors.map(syncIntervalOf));
  const told = intervals.filter((interval) => interval !== undefined);
  const longest = Math.max(0, ...told);
  return Object.freeze([
    ...(replicas < 2 ? [warning('one-replica')] : []),
    ...(longest > 0 ? [warning('sync-interval', longest)] : []),
    ...(told.length < Math.max(replicas, monitors.length) ? [warning('sync-interval-unknown')] : []),
  ]);
}
