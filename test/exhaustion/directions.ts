import { type Decision, type ReferralCommand, type ReferralEvent, RULES, type Violation } from 'ce-referrals';

/**
 * Which rules were seen broken, and which were seen kept by a neighbour: the command that differs in one field from
 * one that broke the rule and is accepted without a word of it, or the same command in another state.
 */
export interface Directions {
  /** Takes the answers to all commands in one state. */
  decided(commands: readonly ReferralCommand[], decisions: readonly Decision[]): void;
  /** Takes the findings of an audit. */
  audited(history: readonly ReferralEvent[], findings: readonly Violation[]): void;
  /** The rules that were never seen broken. */
  neverBroken(): readonly string[];
  /** The rules of which no neighbour was seen that keeps them. */
  neverKept(): readonly string[];
}

type Fields = ReadonlyMap<string, unknown>;

function fieldsOf({ type, data, metadata }: ReferralCommand): Fields {
  const { recordedAt, recordedBy } = metadata ?? {};
  return new Map(Object.entries({ type, recordedAt, ...recordedBy, ...data }));
}

function areNeighbours(a: Fields, b: Fields): boolean {
  if (a.get('type') !== b.get('type')) return false;
  let apart = 0;
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    if (a.get(key) !== b.get(key)) apart += 1;
    if (apart > 1) return false;
  }
  return true;
}

const codesOf = (decision: Decision): readonly string[] =>
  (decision.ok ? decision.warnings : decision.violations).map(({ code }) => code);

const TEXTS = new WeakMap<ReferralCommand, string>();

function textOf(command: ReferralCommand): string {
  const text = TEXTS.get(command) ?? JSON.stringify(command);
  TEXTS.set(command, text);
  return text;
}

/** Begins to look. */
export function directions(): Directions {
  const codes = RULES.map(({ code }) => code as string);
  const broken = new Set<string>();
  const kept = new Set<string>();
  // By rule: the commands that broke it somewhere. One of them accepted elsewhere, in another world even, keeps it.
  const breakers = new Map<string, Set<string>>(codes.map((code) => [code, new Set()]));
  const breakingTypes = new Map<string, Set<string>>(codes.map((code) => [code, new Set()]));

  function lookForNeighbours(
    code: string,
    commands: readonly ReferralCommand[],
    decisions: readonly Decision[],
  ): void {
    const fine = commands.filter((_, index) => {
      const decision = decisions[index]!;
      return decision.ok && decision.events.length > 0 && !codesOf(decision).includes(code);
    });
    const there = fine.map(fieldsOf);
    for (const [index, command] of commands.entries()) {
      if (!codesOf(decisions[index]!).includes(code)) continue;
      const fields = fieldsOf(command);
      if (there.some((other) => areNeighbours(fields, other))) {
        kept.add(code);
        return;
      }
    }
  }

  return {
    decided(commands, decisions) {
      const here = new Set(decisions.flatMap(codesOf));
      for (const code of here) {
        broken.add(code);
        if (kept.has(code)) continue;
        lookForNeighbours(code, commands, decisions);
      }
      for (const [index, decision] of decisions.entries()) {
        const found = codesOf(decision);
        for (const code of found) if (!kept.has(code)) breakers.get(code)?.add(textOf(commands[index]!));
        if (!decision.ok || decision.events.length === 0) continue;
        for (const code of codes) {
          if (kept.has(code) || found.includes(code)) continue;
          if (breakers.get(code)?.has(textOf(commands[index]!))) kept.add(code);
        }
      }
    },
    audited(history, findings) {
      for (const { code, eventIndex } of findings) {
        broken.add(code);
        breakingTypes.get(code)?.add(history[eventIndex ?? 0]?.type ?? '');
      }
      // What only an import breaks: another event of the same type of which audit says nothing.
      for (const [index, event] of history.entries()) {
        const isClean = findings.every(({ eventIndex }) => eventIndex !== index);
        if (!isClean) continue;
        for (const [code, types] of breakingTypes) if (types.has(event.type)) kept.add(code);
      }
    },
    neverBroken: () => codes.filter((code) => !broken.has(code)),
    neverKept: () => codes.filter((code) => !kept.has(code)),
  };
}
