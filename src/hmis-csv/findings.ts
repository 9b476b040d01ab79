import { docsOf } from '../referral/judge.js';
import { RULES } from '../referral/rules/index.js';
import type { Expected, RuleCode, Severity } from '../referral/rules/rule.js';
import { CSV_RULES } from './rules/index.js';
import type { CsvRuleCode } from './rules/rule.js';

/** The code of a finding: a rule of the core, or one on HUD CSV files. */
export type FindingCode = RuleCode | CsvRuleCode;

/** What would have been right. It names forms, codes and dates, never what stood in a file. */
export interface CsvExpected extends Omit<Expected, 'field'> {
  /** What the value must look like, in words. */
  readonly form?: string;
  /** The number of values a row must have. */
  readonly values?: number;
}

/** Where in an export something is wrong, and what was expected. */
export interface Place {
  /** The file, by HUD's name. */
  readonly file: string;
  /** The line in the file; the header's is 1. */
  readonly line?: number;
  /** The event, where the row is one and says so. */
  readonly eventId?: string;
  /** The column, by HUD's name. */
  readonly field?: string;
  /** What would have been right. */
  readonly expected?: CsvExpected;
  /** What happened, in words of this library. */
  readonly detail?: string;
}

/**
 * One thing that is wrong with an export. It names a file, a line and an EventID, and holds nothing else of what
 * stands there: no PersonalID, no EnrollmentID, no text. So it can be logged.
 */
export interface CsvFinding extends Omit<Place, 'detail'> {
  /** The rule. Match on this. */
  readonly code: FindingCode;
  /** `error`, or `warning` where the rule only warns or the fault rests on an inferred fact. */
  readonly severity: Severity;
  /** The rule as a sentence. It may be reworded in any version. */
  readonly message: string;
  /** Where the rule is described, from the package's root. */
  readonly docs: string;
}

/** Takes a finding. */
export type Report = (finding: CsvFinding) => void;

interface Told {
  readonly title: string;
  readonly severity: Severity;
  readonly docs: string;
}

const BY_CODE: ReadonlyMap<FindingCode, Told> = /* @__PURE__ */ new Map(
  [...RULES, ...CSV_RULES].map(({ code, title, severity }) => [
    code,
    { title, severity, docs: docsOf(code) },
  ]),
);

/** The rule of a finding, as a sentence. */
export function titleOf(code: FindingCode): string {
  return BY_CODE.get(code)?.title ?? code;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Makes a finding; its severity is the rule's, unless given. */
export function findingOf(code: FindingCode, place: Place, severity?: Severity): CsvFinding {
  const { title, severity: usual, docs } = BY_CODE.get(code) as Told;
  const { file, line, eventId, field, expected, detail } = place;
  // Key by key: a damaged file may have a finding for each of a million lines, and spreading takes longer.
  const finding = { code, severity: severity ?? usual, file } as Writable<CsvFinding>;
  if (line !== undefined) finding.line = line;
  if (eventId !== undefined) finding.eventId = eventId;
  if (field !== undefined) finding.field = field;
  if (expected !== undefined) finding.expected = expected;
  finding.message = detail === undefined ? title : `${title.slice(0, -1)}: ${detail}.`;
  finding.docs = docs;
  return finding;
}
