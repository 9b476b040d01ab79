import type { CocPolicy } from '../../referral/policy.js';
import type { Known } from '../../referral/known.js';
import type { ReferralCommand } from '../../referral/commands.js';
import type { ReferralEvent } from '../../referral/events.js';
import type { Asked } from '../../referral/rules/rule.js';
import type { ReportedFinding, ReportedRule } from './implementation.js';

/** What every case of the vectors has: see `vectors/README.md`. */
export interface VectorCaseBase {
  /** The file's name and the case's own, with a slash between: stable. */
  readonly id: string;
  /** The case as a sentence. */
  readonly description: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** What is given or sent is not of the types: from JavaScript, or from another system. */
  readonly malformed?: true;
  /** The name of the policy; absent, the default one. */
  readonly policy?: string;
  /** What is known beside the history. */
  readonly known?: Known;
  /** The history so far. */
  readonly given: readonly ReferralEvent[];
}

/** What came of a command that was refused. */
export interface VectorRefused {
  /** The rules that are broken, in their order. */
  readonly refused: readonly ReportedRule[];
  /** The status, which is as it was. */
  readonly status: string;
}

/** What came of a command that was accepted. */
export interface VectorAccepted {
  /** The events that it gives: one, or none where it says what stands already. */
  readonly events: readonly ReferralEvent[];
  /** The status after them. */
  readonly status: string;
  /** The rules that warn, in their order. */
  readonly warnings: readonly ReportedRule[];
}

/** A case about one command. */
export interface DecideCase extends VectorCaseBase {
  /** Tells the three kinds apart. */
  readonly kind: 'decide';
  /** The command. */
  readonly when: ReferralCommand;
  /** What came of it. */
  readonly then: VectorRefused | VectorAccepted;
}

/** What an audit answered. */
export interface VectorAudit {
  /** What was found, in its order. */
  readonly findings: readonly ReportedFinding[];
  /** The rules that the source cannot answer. */
  readonly notChecked: readonly string[];
}

/** A case about a recorded history. */
export interface AuditCase extends VectorCaseBase {
  /** Tells the three kinds apart. */
  readonly kind: 'audit';
  /** What the source cannot know. */
  readonly unknowable?: readonly Asked[];
  /** What the audit answers. */
  readonly then: VectorAudit;
}

/** What a history comes to. */
export interface VectorFold {
  /** The fields of the state. */
  readonly state: Readonly<Record<string, unknown>>;
}

/** A case about the state that a history comes to. */
export interface FoldCase extends VectorCaseBase {
  /** Tells the three kinds apart. */
  readonly kind: 'fold';
  /** What it comes to. */
  readonly then: VectorFold;
}

/** A case of the vectors. */
export type VectorCase = DecideCase | AuditCase | FoldCase;

/** A file of the vectors. */
export interface VectorFile {
  /** The file's name without its ending; of a rule, its code. */
  readonly name: string;
  /** What it is about, in a sentence. */
  readonly title: string;
  /** The version of the format: 1. */
  readonly format: number;
  /** The cases. */
  readonly cases: readonly VectorCase[];
}

/** The published vectors: files of cases, and the policies that they are judged under. */
export interface Vectors {
  /** The files of cases. */
  readonly files: readonly VectorFile[];
  /** The policies, by the names that cases use; `default` is the one of cases that name none. */
  readonly policies: Readonly<Record<string, CocPolicy>>;
}

type Require = (name: string) => unknown;
type NodeModule = { createRequire(from: string): Require };

// This file's own place, in either module system: the package is asked for its files by its own name.
const here = typeof __filename === 'string' ? __filename : import.meta.url;

function requireFromHere(): Require | undefined {
  // Asked for at run time: no import of node: for those who bundle the kit for a browser.
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const module = process?.getBuiltinModule?.('node:module') as NodeModule | undefined;
  return module?.createRequire(here);
}

/**
 * Reads the vectors that are published beside the code: `ce-referrals/vectors/*.json`. They are read, not bundled:
 * one megabyte of cases that only this needs.
 *
 * @throws Error - with `code` `vectors-not-found` where there is no Node, or where the kit was bundled away from its
 *   package: give the vectors to `conformance` then.
 */
export function publishedVectors(): Vectors {
  const require = requireFromHere();
  if (require === undefined) throw notFound();
  const read = (name: string): unknown => {
    try {
      return require(`ce-referrals/vectors/${name}`);
    } catch {
      throw notFound();
    }
  };
  const index = read('index.json') as {
    readonly files: readonly { readonly file: string }[];
    readonly policies: readonly string[];
  };
  return {
    files: index.files.map(({ file }) => read(file) as VectorFile),
    policies: Object.fromEntries(
      index.policies.map((file) => [file.replace(/^policies\/|\.json$/g, ''), read(file) as CocPolicy]),
    ),
  };
}

function notFound(): Error {
  const message =
    'The published vectors were not found beside the code. Read ce-referrals/vectors/*.json yourself, and give them to conformance as `vectors`.';
  return Object.assign(new Error(message), { code: 'vectors-not-found' });
}
