import { isDeepStrictEqual } from 'node:util';
import {
  audit,
  type CocPolicy,
  decide,
  type DecideOptions,
  type ReferralCommand,
  type ReferralEvent,
  replay,
} from 'ce-referrals';
import type { Broken, Finding, JsonObject, VectorCase } from './case.js';

type Verdict = VectorCase['then'];

function listed<T extends Broken>(found: readonly T[], pick: (one: T) => T, keyOf: (one: T) => string): T[] {
  const byKey = new Map(found.map((one) => [keyOf(one), pick(one)]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

const rules = (found: readonly Broken[]): readonly Broken[] =>
  listed(
    found,
    ({ code, severity }) => ({ code, severity }),
    ({ code, severity }) => `${code} ${severity}`,
  );

const findingsOf = (found: readonly Finding[]): readonly Finding[] =>
  listed(
    found,
    ({ eventIndex, code, severity }) => ({ eventIndex, code, severity }),
    ({ eventIndex, code, severity }) => `${String(eventIndex).padStart(6, '0')} ${code} ${severity}`,
  );

/**
 * A verdict as vectors write it: each broken rule once, by its code and severity, in the order of codes. How
 * often a rule is reported, in which order, and in which words is no part of a verdict.
 */
export function asWritten(then: Verdict): Verdict {
  if ('refused' in then) return { refused: rules(then.refused), status: then.status };
  if ('events' in then) return { ...then, warnings: rules(then.warnings) };
  if ('state' in then) return then;
  return { findings: findingsOf(then.findings), notChecked: [...then.notChecked].sort() };
}

/** What the library says to a case, through its public calls. */
export function verdictOf(one: VectorCase, policy: CocPolicy): Verdict {
  const options: DecideOptions = { policy, ...(one.known && { known: one.known }) };
  const given = one.given as unknown as readonly ReferralEvent[];
  switch (one.kind) {
    case 'decide': {
      const decision = decide(one.when as unknown as ReferralCommand, replay(given), options);
      const { status } = decision.state;
      if (!decision.ok) return asWritten({ refused: decision.violations, status });
      const events = decision.events as unknown as readonly JsonObject[];
      return asWritten({ events, status, warnings: decision.warnings });
    }
    case 'audit': {
      const report = audit(given, { ...options, unknowable: one.unknowable ?? [] });
      return asWritten({ ...report, findings: report.findings as readonly Finding[] });
    }
    case 'fold':
      return { state: replay(given) as unknown as JsonObject };
  }
}

/** Says whether two verdicts are the same, in everything they say. */
export function isSameVerdict(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(asJson(a), asJson(b));
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
