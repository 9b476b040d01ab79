import { type CheckpointedEvent, type ReferralEvent, type ReferralState, replay } from 'ce-referrals';
import { type Caseload, type MissingEvents, referralsOf } from 'ce-referrals/caseload';
import * as fc from 'fast-check';
import { jumbledHistoryArb, importedHistoryArb, legalHistoryArb } from 'ce-referrals/testing';

const CLIENTS = ['client-1', 'client-2', 'constructor'];
const PROJECTS = ['project-1', 'project-2', '__proto__'];
const ORGANIZATIONS = ['organization-1', 'organization-2'];
const ENROLLMENTS = ['enrollment-1', 'enrollment-2', 'enrollment-3'];

const historyArb: fc.Arbitrary<readonly ReferralEvent[]> = fc.oneof(
  legalHistoryArb.map(({ events }) => events),
  importedHistoryArb.map(({ events }) => events),
  jumbledHistoryArb,
);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

// The same few names in every stream, so that referrals share clients, receivers and enrollments.
function renamed(event: ReferralEvent, stream: string, pick: number): ReferralEvent {
  if (!isObject(event) || !isObject(event.data)) return event;
  const of = (names: readonly string[]) => names[pick % names.length]!;
  const names: Record<string, string> = {
    referralId: stream,
    personalId: of(CLIENTS),
    projectId: of(PROJECTS),
    organizationId: of(ORGANIZATIONS),
  };
  if (event.type !== 'referred') names.enrollmentId = of(ENROLLMENTS);
  const data = Object.fromEntries(
    Object.entries(event.data).map(([key, value]) => [
      key,
      typeof value === 'string' && Object.hasOwn(names, key) ? names[key] : value,
    ]),
  );
  return { ...event, data } as unknown as ReferralEvent;
}

/** Events of several streams as a log holds them: every stream dense from version 1, streams mixed. */
export const logArb: fc.Arbitrary<readonly CheckpointedEvent[]> = fc
  .record({
    histories: fc.array(historyArb, { maxLength: 6 }),
    picks: fc.array(fc.nat(5), { minLength: 6, maxLength: 6 }),
    turns: fc.array(fc.nat(5), { maxLength: 60 }),
  })
  .map(({ histories, picks, turns }) => {
    const left = histories.map((events, index) => {
      const stream = `referral-${index}`;
      return events.filter(isObject).map((event, at) => ({
        stream,
        version: at + 1,
        id: `${stream}/${at + 1}`,
        event: renamed(event as ReferralEvent, stream, picks[index]!),
      }));
    });
    const order: (typeof left)[number] = [];
    for (const turn of turns) order.push(...(left[turn % Math.max(1, left.length)]?.splice(0, 1) ?? []));
    return [...order, ...left.flat()].map((recorded, at) => ({ ...recorded, checkpoint: `c-${at}` }));
  });

/** The state of every stream, by the core alone: the reference. */
export function statesOf(log: readonly CheckpointedEvent[]): ReadonlyMap<string, ReferralState> {
  const streams = new Map<string, ReferralEvent[]>();
  for (const { stream, event } of log) streams.set(stream, [...(streams.get(stream) ?? []), event]);
  const states = [...streams].map(([stream, events]) => [stream, replay(events)] as const);
  return new Map(states.filter(([, state]) => state.status !== 'not-referred'));
}

/** All that a caseload says, as plain data that can be compared. */
export interface Said {
  readonly size: number;
  readonly checkpoint: string | undefined;
  readonly missing: readonly MissingEvents[];
  readonly referrals: Readonly<Record<string, unknown>>;
}

/** Reads all that a caseload says. */
export function said(caseload: Caseload): Said {
  const referrals = [...referralsOf(caseload)].map(
    ({ referralId, version, state }) => [referralId, { version, state }] as const,
  );
  return {
    size: caseload.size,
    checkpoint: caseload.checkpoint,
    missing: [...caseload.missing].sort((a, b) => (a.referralId < b.referralId ? -1 : 1)),
    referrals: Object.fromEntries(referrals.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** A log cut into batches, each with some of what came before delivered again. */
export const batchesArb = logArb.chain((log) =>
  fc
    .array(fc.record({ size: fc.integer({ min: 1, max: 8 }), again: fc.nat(6), from: fc.nat(20) }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((cuts) => {
      const batches: CheckpointedEvent[][] = [];
      let at = 0;
      for (const { size, again, from } of cuts) {
        const upTo = Math.min(log.length, at + size);
        const seen = log.slice(0, upTo);
        batches.push([...log.slice(at, upTo), ...seen.slice(from, from + again)]);
        at = upTo;
      }
      batches.push([...log.slice(at)]);
      return { log, batches };
    }),
);
