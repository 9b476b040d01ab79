import { deepStrictEqual } from 'node:assert/strict';
import {
  ASKED,
  type AuditOptions,
  audit,
  type DecideOptions,
  decide,
  initialState,
  type ReferralCommand,
  type ReferralEvent,
  type ReferralState,
  replay,
} from 'ce-referrals';
import {
  almostLegalCommandArb,
  almostLegalHistoryArb,
  anyHistoryArb,
  commandArb,
  importedHistoryArb,
  jumbledHistoryArb,
  legalHistoryArb,
  publishedVectors,
} from 'ce-referrals/testing';
import * as fc from 'fast-check';
import { auditByHand } from './audit.js';
import { decideByHand } from './decide.js';

const SEED = 20_261_122;

function expectFrozen(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Object.isFrozen(value)) throw new Error('Something that a contender answers is not frozen.');
  for (const part of Object.values(value)) expectFrozen(part);
}

function* prefixes(events: readonly ReferralEvent[]): Generator<readonly ReferralEvent[]> {
  for (let end = 0; end <= events.length; end += 1) yield events.slice(0, end);
}

const eventsArb: fc.Arbitrary<readonly ReferralEvent[]> = fc.oneof(
  anyHistoryArb,
  jumbledHistoryArb,
  legalHistoryArb.map(({ events }) => events),
  importedHistoryArb.map(({ events }) => events),
  almostLegalHistoryArb().map(({ events }) => events),
);

/** Fails unless a fold answers what `replay` does, frozen, for histories of every kind: legal, imported, and junk. */
export function expectSameFold(
  fold: (events: readonly ReferralEvent[]) => ReferralState,
  numRuns: number,
): void {
  const same = (events: readonly ReferralEvent[]): void => {
    const state = fold(events);
    deepStrictEqual({ ...state }, { ...replay(events) });
    expectFrozen(state);
  };
  for (const { cases } of publishedVectors().files) for (const { given } of cases) same(given);
  fc.assert(fc.property(eventsArb, same), { seed: SEED, numRuns });
}

const judgedArb: fc.Arbitrary<{ readonly events: readonly ReferralEvent[]; readonly options: AuditOptions }> =
  fc.oneof(
    {
      weight: 4,
      arbitrary: almostLegalHistoryArb().map((given) => ({ events: given.events, options: given })),
    },
    legalHistoryArb.map(({ events, options }) => ({ events, options })),
    fc
      .tuple(importedHistoryArb, fc.subarray([...ASKED]))
      .map(([{ events, live }, unknowable]) => ({ events, options: { ...live.options, unknowable } })),
    eventsArb.map((events) => ({ events, options: {} })),
  );

/** Fails unless the audit by hand reports what `audit` does, word for word, on the vectors and on random histories. */
export function expectSameAudit(numRuns: number): void {
  const same = (events: readonly ReferralEvent[], options: AuditOptions): void => {
    const report = auditByHand(events, options);
    deepStrictEqual(report, audit(events, options));
    expectFrozen(report);
  };
  const { files, policies } = publishedVectors();
  for (const one of files.flatMap(({ cases }) => cases)) {
    const policy = policies[one.policy ?? 'default'];
    const unknowable = one.kind === 'audit' ? one.unknowable : undefined;
    same(one.given, {
      ...(policy && { policy }),
      ...(one.known && { known: one.known }),
      ...(unknowable && { unknowable }),
    });
  }
  fc.assert(
    fc.property(judgedArb, ({ events, options }) => same(events, options)),
    { seed: SEED, numRuns },
  );
}

interface ToDecide {
  readonly command: ReferralCommand;
  readonly events: readonly ReferralEvent[];
  readonly options: DecideOptions;
}

const toDecideArb: fc.Arbitrary<readonly ToDecide[]> = fc.oneof(
  almostLegalCommandArb.map((given) => [{ command: given.command, events: given.events, options: given }]),
  // Every command of a legal history, where it belongs, too early, and again.
  legalHistoryArb.map(({ commands, events, options }) =>
    [...prefixes(events)].flatMap((before) =>
      commands.map((command) => ({ command, events: before, options })),
    ),
  ),
  fc
    .tuple(importedHistoryArb, legalHistoryArb)
    .map(([{ events, live }, { commands }]) =>
      [...live.commands, ...commands].map((command) => ({ command, events, options: live.options })),
    ),
  fc.tuple(commandArb, eventsArb).map(([command, events]) => [{ command, events, options: {} }]),
);

/** Fails unless the decider by hand decides what `decide` does, word for word, on the vectors and on random commands. */
export function expectSameDecisions(numRuns: number): void {
  const same = (command: ReferralCommand, state: ReferralState, options: DecideOptions): void => {
    const decision = decideByHand(command, state, options);
    deepStrictEqual(decision, decide(command, state, options));
    expectFrozen(decision);
  };
  const { files, policies } = publishedVectors();
  for (const one of files.flatMap(({ cases }) => cases)) {
    if (one.kind !== 'decide') continue;
    const policy = policies[one.policy ?? 'default'];
    same(one.when, replay(one.given), { ...(policy && { policy }), ...(one.known && { known: one.known }) });
  }
  same({} as ReferralCommand, initialState, {});
  fc.assert(
    fc.property(toDecideArb, (all) => {
      for (const { command, events, options } of all) same(command, replay(events), options);
    }),
    { seed: SEED, numRuns },
  );
}
