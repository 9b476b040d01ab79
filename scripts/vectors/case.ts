import type { Asked, Known, ReferralStatus, RuleCode, Severity } from 'ce-referrals';

/** A value of JSON: vectors hold nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An object of JSON. An event that breaks the schema is one too, so it is no `ReferralEvent` here. */
export type JsonObject = { readonly [key: string]: Json };

/** A rule that was broken, and how gravely. */
export type Broken = { readonly code: RuleCode; readonly severity: Severity };

/** A rule that an event of a history breaks. */
export type Finding = Broken & { readonly eventIndex: number };

/** What a case says of every kind. */
type CaseBase = {
  readonly id: string;
  readonly description: string;
  readonly source: string;
  /** The published schemas refuse the command or an event: the rules have to take it all the same. */
  readonly malformed?: true;
  /** A file of `vectors/policies`, without its ending; by default `default`. */
  readonly policy?: string;
  readonly known?: Known;
  readonly given: readonly JsonObject[];
};

/** What becomes of a command. */
type DecideCase = CaseBase & {
  readonly kind: 'decide';
  readonly when: JsonObject;
  readonly then:
    | { readonly refused: readonly Broken[]; readonly status: ReferralStatus }
    | {
        readonly events: readonly JsonObject[];
        readonly status: ReferralStatus;
        readonly warnings: readonly Broken[];
      };
};

/** What an audit says of a history. */
type AuditCase = CaseBase & {
  readonly kind: 'audit';
  readonly unknowable?: readonly Asked[];
  readonly then: { readonly findings: readonly Finding[]; readonly notChecked: readonly RuleCode[] };
};

/** What is true after a history. */
type FoldCase = CaseBase & {
  readonly kind: 'fold';
  readonly then: { readonly state: JsonObject };
};

/** One case of the vectors, as it is written. */
export type VectorCase = DecideCase | AuditCase | FoldCase;

/** The cases of one file. */
export type VectorFile = {
  readonly $schema: './schema.json';
  readonly format: 1;
  readonly about: 'rule' | 'ending' | 'topic';
  readonly name: string;
  readonly title: string;
  readonly cases: readonly VectorCase[];
};

type Written<C extends VectorCase> = Omit<C, 'id' | 'source'> & {
  readonly slug: string;
  readonly source?: string;
};

/** A case as a person writes it: the file gives the rest of its id, and its source where it has none. */
export type WrittenCase = Written<DecideCase> | Written<AuditCase> | Written<FoldCase>;

/** Written cases by the file that they go into. */
export type Cases = Readonly<Record<string, readonly WrittenCase[]>>;
