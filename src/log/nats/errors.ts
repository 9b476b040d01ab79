import { isLogError, LogError, type LogErrorCode } from '../errors.js';

/** What JetStream answers with, of what is known here by its number. */
export const JETSTREAM = {
  streamMissing: 10059,
  nameInUse: 10058,
  wrongLastSequence: 10071,
} as const;

// Room, servers, JetStream for the account, the size of a message, a stream of somebody else's, none any more.
const CODES: Readonly<Record<number, LogErrorCode>> = {
  10002: 'disk-full',
  10005: 'replicas-unavailable',
  10023: 'disk-full',
  10028: 'disk-full',
  10039: 'jetstream-missing',
  10047: 'disk-full',
  10054: 'event-too-large',
  10058: 'stream-unsafe',
  [JETSTREAM.streamMissing]: 'log-missing',
  10065: 'stream-unsafe',
  10074: 'replicas-unavailable',
};

// No leader, one that has just gone, a cluster that comes up, a write of somebody else's that is still under way; and
// no stream: a server of a cluster says so for a moment of one that another has just made.
const PASSING: ReadonlySet<number> = /* @__PURE__ */ new Set([
  10008,
  10009,
  JETSTREAM.streamMissing,
  10076,
  10118,
  10164,
]);
const STORE_FAILED = 10077;

interface Known {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

// By name: the client may be installed twice.
const isNamed = (error: unknown, name: string): boolean => (error as Known | undefined)?.name === name;

/** The number of a JetStream error. */
export function jetStreamCodeOf(error: unknown): number | undefined {
  const known = (error ?? {}) as Known;
  if (isNamed(error, 'JetStreamNotEnabled') && known.cause !== undefined) return jetStreamCodeOf(known.cause);
  return typeof known.code === 'number' ? known.code : undefined;
}

/** Says whether nobody was there to answer: nothing was done. */
export function isUnanswered(error: unknown): boolean {
  const cause = (error as Known | undefined)?.cause;
  return isNamed(error, 'NoResponders') || (cause !== undefined && isUnanswered(cause));
}

/** Says whether what failed may go well a moment later. */
export function isPassing(error: unknown): boolean {
  const code = jetStreamCodeOf(error);
  if (code !== undefined) return PASSING.has(code);
  return isNamed(error, 'TimeoutError') || isUnanswered(error);
}

/** Whatever the client throws as one of ours: its own would tell subjects, and so ids. */
export function logErrorOf(error: unknown): LogError {
  if (isLogError(error)) return error;
  const natsCode = jetStreamCodeOf(error);
  if (natsCode === STORE_FAILED && /maximum|space/.test(String((error as Known).message))) {
    return new LogError('disk-full', { natsCode });
  }
  if (natsCode !== undefined) {
    const code = CODES[natsCode] ?? (PASSING.has(natsCode) ? undefined : 'store-failed');
    if (code !== undefined) return new LogError(code, { natsCode });
  }
  const { cause } = (error ?? {}) as Known;
  for (const one of [error, cause]) {
    if (isNamed(one, 'PermissionViolationError')) return new LogError('permission-denied');
    if (isNamed(one, 'AuthorizationError')) return new LogError('permission-denied');
    // The only argument that depends on what is stored: the payload.
    if (isNamed(one, 'InvalidArgumentError')) return new LogError('event-too-large');
  }
  return new LogError('connection-lost', { natsCode });
}
