import type { Asked, Known, ReferralStatus, RuleCode } from 'ce-referrals';
import type { Broken, Finding, JsonObject, WrittenCase } from './case.js';
import { type History, recorded } from './world.js';

type Code = RuleCode | Broken;

/** The rule as a warning. A code alone stands for an error. */
export function warn(code: RuleCode): Broken {
  return { code, severity: 'warning' };
}

const broken = (code: Code): Broken => (typeof code === 'string' ? { code, severity: 'error' } : code);

type Circumstances = {
  readonly malformed?: true;
  readonly policy?: string;
  readonly known?: Known;
  readonly source?: string;
};

/** A command that is refused by exactly these rules; the referral stays where it was. */
export function refuses(
  slug: string,
  description: string,
  {
    given,
    when,
    codes,
    ...rest
  }: Circumstances & {
    readonly given: History;
    readonly when: JsonObject;
    readonly codes: readonly Code[];
  },
): WrittenCase {
  const then = { refused: codes.map(broken), status: given.status };
  return { slug, kind: 'decide', description, ...rest, given: given.events, when, then };
}

/** A command that is accepted: the one event it gives, where that leads, and exactly these warnings. */
export function accepts(
  slug: string,
  description: string,
  {
    given,
    when,
    status,
    event = recorded(when),
    warnings = [],
    ...rest
  }: Circumstances & {
    readonly given: History;
    readonly when: JsonObject;
    readonly status: ReferralStatus;
    readonly event?: JsonObject;
    readonly warnings?: readonly RuleCode[];
  },
): WrittenCase {
  const then = { events: [event], status, warnings: warnings.map(warn) };
  return { slug, kind: 'decide', description, ...rest, given: given.events, when, then };
}

/** A command whose fact is recorded already: accepted, and nothing happens. */
export function repeats(
  slug: string,
  description: string,
  { given, when, ...rest }: Circumstances & { readonly given: History; readonly when: JsonObject },
): WrittenCase {
  const then = { events: [], status: given.status, warnings: [] };
  return { slug, kind: 'decide', description, ...rest, given: given.events, when, then };
}

/** A history in which exactly these rules are broken, each by the event of that index. */
export function audits(
  slug: string,
  description: string,
  {
    given,
    findings = [],
    notChecked = [],
    ...rest
  }: Circumstances & {
    readonly given: readonly JsonObject[];
    readonly findings?: readonly (readonly [eventIndex: number, ...codes: Code[]])[];
    readonly unknowable?: readonly Asked[];
    readonly notChecked?: readonly RuleCode[];
  },
): WrittenCase {
  const found = findings.flatMap(([eventIndex, ...codes]): readonly Finding[] =>
    codes.map((code) => ({ eventIndex, ...broken(code) })),
  );
  return { slug, kind: 'audit', description, ...rest, given, then: { findings: found, notChecked } };
}

/** A history and the state it leads to. */
export function folds(
  slug: string,
  description: string,
  {
    given,
    state,
    ...rest
  }: Circumstances & {
    readonly given: readonly JsonObject[];
    readonly state: JsonObject;
  },
): WrittenCase {
  return { slug, kind: 'fold', description, ...rest, given, then: { state } };
}
