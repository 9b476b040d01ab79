import type { RuleCode } from 'ce-referrals';
import type { Broken, VectorCase } from './case.js';
import { isSameVerdict } from './verdict.js';

/** A case as it was kept: what a change is compared with. */
export type KeptCase = Pick<VectorCase, 'id' | 'then'>;

/** A verdict that is another one now, or that is gone, and the rules it is about. */
export type VerdictChange = { readonly id: string; readonly codes: readonly string[] };

const LISTS = ['refused', 'warnings', 'findings'] as const;

function brokenIn(then: VectorCase['then'] | undefined): ReadonlyMap<string, RuleCode> {
  const lists = (then ?? {}) as Partial<Record<(typeof LISTS)[number], readonly Broken[]>>;
  const found = LISTS.flatMap((list) =>
    (lists[list] ?? []).map((one) => [JSON.stringify(one), one.code] as const),
  );
  return new Map(found);
}

// The rules that one verdict names and the other does not; where they name the same, whatever the file is about.
function codesOf(id: string, before: VectorCase['then'], after: VectorCase['then'] | undefined): string[] {
  const [old, now] = [brokenIn(before), brokenIn(after)];
  const differ = [
    ...[...old].filter(([key]) => !now.has(key)),
    ...[...now].filter(([key]) => !old.has(key)),
  ].map(([, code]) => code);
  const about = id.slice(0, id.indexOf('/'));
  return differ.length === 0 || after === undefined ? [about] : [...new Set(differ)].sort();
}

/** Compares cases with those that were kept, by their ids. A new case changes nothing; one that is gone does. */
export function verdictChanges(
  before: readonly KeptCase[],
  after: readonly KeptCase[],
): readonly VerdictChange[] {
  const now = new Map(after.map(({ id, then }) => [id, then]));
  return before
    .filter(({ id, then }) => !isSameVerdict(then, now.get(id) ?? null))
    .map(({ id, then }) => ({ id, codes: codesOf(id, then, now.get(id)) }));
}

function section(text: string, heading: RegExp, end: RegExp): string {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => heading.test(line));
  if (start < 0) return '';
  const rest = lines.slice(start + 1);
  const length = rest.findIndex((line) => end.test(line));
  return rest.slice(0, length < 0 ? undefined : length).join('\n');
}

/** The codes that a changelog's Unreleased list **Rules** names: in its items, between backticks. */
export function codesOnRulesList(changelog: string): ReadonlySet<string> {
  const unreleased = section(changelog, /^## \[?Unreleased\b/, /^## /);
  const rules = section(unreleased, /^### Rules\s*$/, /^### /);
  // An item goes on until the next one, a blank line or the end.
  const items = rules.split(/\n(?=[-*] )|\n\s*\n/).filter((part) => /^[-*] /.test(part.trimStart()));
  return new Set(items.flatMap((item) => [...item.matchAll(/`([^`]+)`/g)].map(([, code]) => code as string)));
}

/** The changes that a changelog does not account for. */
export function unaccounted(changes: readonly VerdictChange[], changelog: string): readonly VerdictChange[] {
  const listed = codesOnRulesList(changelog);
  return changes
    .map(({ id, codes }) => ({ id, codes: codes.filter((code) => !listed.has(code)) }))
    .filter(({ codes }) => codes.length > 0);
}
