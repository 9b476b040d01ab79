import { defaultPolicy } from '../../referral/policy.js';
import { Breach, NoAnswer, NotConforming } from './failure.js';
import type { CallOptions, Part, ReportedFinding, ReportedRule } from './implementation.js';
import { differencesInFacts } from './plain.js';
import type { VectorCase, VectorFile, Vectors } from './published-vectors.js';
import type { Trial } from './run-law.js';
import { differencesAsText, lineOf, listOf, show } from './show.js';
import type { Subject } from './subject.js';

const PART_OF: Readonly<Record<VectorCase['kind'], Part>> = {
  decide: 'decide',
  audit: 'audit',
  fold: 'evolve',
};

/** The cases of a file that ask for what an implementation has. */
export function casesFor({ cases }: VectorFile, parts: ReadonlySet<Part>): readonly VectorCase[] {
  return cases.filter(({ kind }) => parts.has(PART_OF[kind]));
}

function once<T>(found: readonly T[]): readonly T[] {
  const byText = new Map(found.map((one) => [JSON.stringify(one), one]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

const rules = (found: readonly ReportedRule[]): readonly ReportedRule[] =>
  once(found.map(({ code, severity }) => ({ code, severity })));

function findings(found: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const inOrder = once(found.map(({ eventIndex = 0, code, severity }) => ({ eventIndex, code, severity })));
  return [...inOrder].sort((a, b) => (a.eventIndex ?? 0) - (b.eventIndex ?? 0));
}

function answerTo(one: VectorCase, subject: Subject, options: CallOptions, evolves: boolean): unknown {
  if (one.kind === 'audit') {
    const { unknowable = [] } = one;
    const report = subject.audit(one.given, { ...options, unknowable });
    return { findings: findings(report.findings), notChecked: [...report.notChecked].sort() };
  }
  const state = subject.fold(one.given);
  if (one.kind === 'fold') return { state: subject.factsOf(state) };
  const decision = subject.decide(one.when, state, options);
  if (!decision.ok) {
    return { refused: rules(decision.violations), status: subject.factsOf(state).status };
  }
  const after = decision.events.reduce((before, event) => subject.evolve(before, event), state);
  return {
    events: decision.events,
    warnings: rules(decision.warnings),
    // Without a reducer of its own, what it says of the state is what it hands out.
    status: subject.factsOf(evolves ? after : (decision.state ?? after)).status,
  };
}

function checkCase(
  one: VectorCase,
  subject: Subject,
  policies: Vectors['policies'],
  parts: ReadonlySet<Part>,
): void {
  const policy = policies[one.policy ?? 'default'] ?? defaultPolicy;
  const answer = answerTo(one, subject, { policy, known: one.known ?? {} }, parts.has('evolve'));
  const found = differencesInFacts(one.then, answer);
  if (found.length > 0) throw new Breach('The answer differs.', found);
}

function asText(one: VectorCase, breach: Breach): string {
  return [
    `${one.id}: ${one.description}`,
    one.given.length === 0 ? 'Given no history.' : `Given:\n${listOf(one.given)}`,
    ...(one.kind === 'decide' ? [`When: ${lineOf(one.when)}`] : []),
    ...(one.policy === undefined ? [] : [`Under the policy ${one.policy}.`]),
    ...(one.known === undefined ? [] : [`Known: ${show(one.known)}`]),
    `Source: ${one.source}`,
    breach.message,
    ...(breach.differences.length === 0 ? [] : [differencesAsText(breach.differences)]),
  ].join('\n');
}

const MOST_IN_FULL = 3;

/** Runs the cases of a file, and throws a {@link NotConforming} that tells every one that came out otherwise. */
export function runVectors(
  file: VectorFile,
  policies: Vectors['policies'],
  trial: Trial,
  parts: ReadonlySet<Part>,
): void {
  if (file.format !== 1) throw new NotConforming(file.name, `Format ${file.format} is not known: 1 is.`);
  const failed: [VectorCase, Breach][] = [];
  const cases = casesFor(file, parts);
  for (const one of cases) {
    const breach = trial.attempt((subject) => checkCase(one, subject, policies, parts));
    if (breach === undefined) continue;
    failed.push([one, breach]);
    // Each answer that does not come costs its time: the first one is enough.
    if (breach instanceof NoAnswer) break;
  }
  if (failed.length === 0) return;
  const others = failed.slice(MOST_IN_FULL).map(([{ id }]) => id);
  const message = [
    `Vectors of ${file.name}: ${file.title}`,
    `${failed.length} of ${cases.length} cases came out otherwise.`,
    ...failed.slice(0, MOST_IN_FULL).map(([one, breach]) => asText(one, breach)),
    ...(others.length === 0 ? [] : [`And so did: ${others.join(', ')}.`]),
  ].join('\n\n');
  throw new NotConforming(file.name, message);
}
