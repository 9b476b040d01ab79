import {
  audit,
  type CocPolicy,
  decide,
  defaultPolicy,
  type NotHousedReason,
  type ReferralCommand,
  type ReferralEvent,
  replay,
} from 'ce-referrals';
import { parseHistory, parsePolicy, readEvents, safeParseCommand, safeParseEvent } from 'ce-referrals/schema';
import { historyOf, longHistory } from '../histories.js';

/** Input that grows, and what has to get through it. */
export interface Case {
  /** What grows. */
  readonly of: 'events' | 'reasons' | 'bytes';
  /** Makes the work for a size: called again and again. Each answers whether it came out as it must. */
  readonly work: (size: number) => () => boolean | Promise<boolean>;
}

/** The three sizes of each kind of input. */
export const SIZES: Readonly<Record<Case['of'], readonly [number, number, number]>> = {
  events: [1_000, 10_000, 100_000],
  reasons: [100, 1_000, 10_000],
  bytes: [10_000, 100_000, 1_000_000],
};

const rejection = historyOf(8);
const [referred, acknowledged, rejected] = rejection as readonly [
  ReferralEvent,
  ReferralEvent,
  ReferralEvent,
];
const state = replay([referred, acknowledged]);

// The reason that the event gives comes last: what looks for it passes all others.
function policyOf(reasons: number): CocPolicy {
  const other = (at: number): NotHousedReason => ({
    code: `reason-${at}`,
    label: `Reason ${at}`,
    for: ['unsuccessful'],
  });
  const last: NotHousedReason = { code: 'declined-unit', label: 'Declined unit', for: ['unsuccessful'] };
  const list = [...Array.from({ length: reasons - 1 }, (_, at) => other(at)), last];
  const version = 'ce-referrals-1';
  return {
    ...defaultPolicy,
    notHousedReasons: { current: version, lists: [{ version, reasons: list }] },
  };
}

const rejecting = {
  type: 'resolve-unsuccessful',
  data: rejected.data,
  metadata: rejected.metadata,
} as ReferralCommand;

/** Keys that no event has: so many bytes of them as JSON. */
function unknownKeys(bytes: number): Record<string, string> {
  const entries = Array.from(
    { length: bytes / 20 },
    (_, at) => [`key-${String(at).padStart(6, '0')}`, 'text'] as const,
  );
  return Object.fromEntries(entries);
}

function withUnknownKeys(event: ReferralEvent, part: 'data' | 'metadata', bytes: number): object {
  return { ...event, [part]: { ...event[part], ...unknownKeys(bytes) } };
}

async function readsAll(text: string, accepted: boolean): Promise<boolean> {
  for await (const read of readEvents(text, { maxLineLength: 2_000_000 }))
    if (read.ok !== accepted) return false;
  return true;
}

export const CASES: Readonly<Record<string, Case>> = {
  'replay, a long history': {
    of: 'events',
    work: (size) => {
      const events = longHistory(size);
      return () => replay(events).status !== 'not-referred';
    },
  },
  'audit, a long history': {
    of: 'events',
    work: (size) => {
      const events = longHistory(size);
      return () => audit(events).findings.length > 0;
    },
  },
  'parseHistory, a long history': {
    of: 'events',
    work: (size) => {
      const events = longHistory(size);
      return () => parseHistory(events).length === size;
    },
  },
  'readEvents, a long history': {
    of: 'events',
    work: (size) => {
      const text = longHistory(size)
        .map((event) => JSON.stringify(event))
        .join('\n');
      return () => readsAll(text, true);
    },
  },
  'decide, a long reason list': {
    of: 'reasons',
    work: (size) => {
      const policy = policyOf(size);
      return () => decide(rejecting, state, { policy }).ok;
    },
  },
  'audit, a long reason list': {
    of: 'reasons',
    work: (size) => {
      const policy = policyOf(size);
      return () => audit(rejection, { policy }).findings.length === 0;
    },
  },
  'parsePolicy, a long reason list': {
    of: 'reasons',
    work: (size) => {
      const policy = policyOf(size);
      return () => parsePolicy(policy).notHousedReasons.lists.length === 1;
    },
  },
  'safeParseEvent, unknown keys of metadata, kept': {
    of: 'bytes',
    work: (size) => {
      const event = withUnknownKeys(acknowledged, 'metadata', size);
      return () => safeParseEvent(event).ok;
    },
  },
  'safeParseEvent, unknown keys of data, refused': {
    of: 'bytes',
    work: (size) => {
      const event = withUnknownKeys(acknowledged, 'data', size);
      return () => !safeParseEvent(event).ok;
    },
  },
  'readEvents, unknown keys of metadata, kept': {
    of: 'bytes',
    work: (size) => {
      const text = JSON.stringify(withUnknownKeys(acknowledged, 'metadata', size));
      return () => readsAll(text, true);
    },
  },
  'safeParseCommand, unknown keys of data, refused': {
    of: 'bytes',
    work: (size) => {
      const command = { ...rejecting, data: { ...rejecting.data, ...unknownKeys(size) } };
      return () => !safeParseCommand(command).ok;
    },
  },
  'decide, unknown keys of data, refused': {
    of: 'bytes',
    work: (size) => {
      const command = { ...rejecting, data: { ...rejecting.data, ...unknownKeys(size) } } as ReferralCommand;
      return () => !decide(command, state).ok;
    },
  },
  'safeParseEvent, an endless identifier, refused': {
    of: 'bytes',
    work: (size) => {
      const event = { ...referred, data: { ...referred.data, personalId: 'x'.repeat(size) } };
      return () => !safeParseEvent(event).ok;
    },
  },
  'decide, an endless identifier, refused': {
    of: 'bytes',
    work: (size) => {
      const data = { ...rejecting.data, notHousedReason: 'x'.repeat(size) };
      const command = { ...rejecting, data } as ReferralCommand;
      return () => !decide(command, state).ok;
    },
  },
};
