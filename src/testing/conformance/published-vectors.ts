import type { CocPolicy } from '../../referral/policy.js';
import type { Known } from '../../referral/known.js';
import type { ReferralCommand } from '../../referral/commands.js';
import type { ReferralEvent } from '../../referral/events.js';
import type { Asked } from '../../referral/rules/rule.js';
import type { ReportedFinding, ReportedRule } from './implementation.js';

type CaseBase = {
  readonly id: string;
  readonly description: string;
  readonly source: string;
  readonly malformed?: true;
  readonly policy?: string;
  readonly known?: Known;
  readonly given: readonly ReferralEvent[];
};

/** A case of the vectors: see `vectors/README.md`. */
export type VectorCase =
  | (CaseBase & {
      readonly kind: 'decide';
      readonly when: ReferralCommand;
      readonly then:
        | { readonly refused: readonly ReportedRule[]; readonly status: string }
        | {
            readonly events: readonly ReferralEvent[];
            readonly status: string;
            readonly warnings: readonly ReportedRule[];
          };
    })
  | (CaseBase & {
      readonly kind: 'audit';
      readonly unknowable?: readonly Asked[];
      readonly then: {
        readonly findings: readonly ReportedFinding[];
        readonly notChecked: readonly string[];
      };
    })
  | (CaseBase & {
      readonly kind: 'fold';
      readonly then: { readonly state: Readonly<Record<string, unknown>> };
    });

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
