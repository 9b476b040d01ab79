import type { CocPolicy, RuleCode } from 'ce-referrals';
import type { VectorCase, VectorFile } from './case.js';
import { isSameVerdict, verdictOf } from './verdict.js';

const json = (value: unknown): string => JSON.stringify(value);

function twice(texts: readonly string[]): readonly string[] {
  return texts.filter((text, n) => texts.indexOf(text) !== n);
}

/** Says whether a case shows a rule broken: by a command or by an event of a history. */
export function shows({ then }: VectorCase, code: RuleCode): boolean {
  const {
    refused = [],
    warnings = [],
    findings = [],
  } = then as Partial<Record<'refused' | 'warnings' | 'findings', readonly { readonly code: RuleCode }[]>>;
  return [...refused, ...warnings, ...findings].some((broken) => broken.code === code);
}

function ofLibrary(one: VectorCase, policies: Readonly<Record<string, CocPolicy>>): readonly string[] {
  const policy = policies[one.policy ?? 'default'];
  if (policy === undefined) return [`${one.id}: there is no policy ${one.policy}.`];
  const found = verdictOf(one, policy);
  if (isSameVerdict(found, one.then)) return [];
  return [`${one.id}: the library says ${json(found)}, and ${json(one.then)} is written.`];
}

function ofFile({ name, about, cases }: VectorFile): readonly string[] {
  if (cases.length === 0) return [`${name}: no case is written.`];
  const broken = cases.filter((one) => shows(one, name as RuleCode)).length;
  return [
    ...twice(cases.map(({ id }) => id)).map((id) => `${id}: written twice.`),
    ...twice(cases.map(({ description }) => description)).map((text) => `${name}: described twice: ${text}`),
    ...(about === 'rule' && broken === 0 ? [`${name}: no case breaks the rule.`] : []),
    ...(about === 'rule' && broken === cases.length ? [`${name}: no case keeps the rule.`] : []),
  ];
}

/**
 * What is wrong with written vectors: a case that the library judges otherwise than it is written, a rule
 * without a case that breaks it or without one that keeps it, anything told twice.
 */
export function faultsOf(
  files: readonly VectorFile[],
  policies: Readonly<Record<string, CocPolicy>>,
): readonly string[] {
  return files.flatMap((file) => [...ofFile(file), ...file.cases.flatMap((one) => ofLibrary(one, policies))]);
}
