import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CocPolicy } from 'ce-referrals';
import type { Cases, VectorFile } from './case.js';
import { type KeptCase, unaccounted, verdictChanges } from './changes.js';
import { faultsOf } from './faults.js';
import { vectorFiles } from './files.js';
import { keptCases } from './kept.js';
import { print } from './print.js';

/** What vectors are made of, and where they go. */
type Making = {
  /** The project's folder: its `vectors/` is written or checked, its `CHANGELOG.md` read. */
  readonly root: string;
  readonly cases: Cases;
  readonly policies: Readonly<Record<string, CocPolicy>>;
  /** Writes nothing, and takes stale files for a fault. */
  readonly check: boolean;
  /** What verdicts are held against; by default what is committed. */
  readonly kept?: readonly KeptCase[];
};

/** What came of it. Nothing was written if there is a fault. */
type Made = { readonly faults: readonly string[]; readonly files: number; readonly cases: number };

type Texts = ReadonlyMap<string, string>;

// Written by hand, and left alone.
const BY_HAND = ['README.md', 'schema.json'];

function textsOf(files: readonly VectorFile[], policies: Making['policies']): Texts {
  const contents = new Map<string, unknown>(files.map((file) => [`${file.name}.json`, file]));
  const names = Object.keys(policies).map((name) => `policies/${name}.json`);
  const counts = files.map(({ name, cases }) => ({ file: `${name}.json`, cases: cases.length }));
  contents.set('index.json', { format: 1, files: counts, policies: names });
  for (const [name, policy] of Object.entries(policies)) contents.set(`policies/${name}.json`, policy);
  return new Map([...contents].map(([name, content]) => [name, `${print(content)}\n`]));
}

function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function filesIn(folder: string, under: '' | 'policies/'): readonly string[] {
  if (!existsSync(join(folder, under))) return [];
  const entries = readdirSync(join(folder, under), { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => `${under}${name}`);
}

function staleFaults(folder: string, texts: Texts): readonly string[] {
  const stale = [...texts].filter(([name, text]) => read(join(folder, name)) !== text);
  const there = [...filesIn(folder, ''), ...filesIn(folder, 'policies/')];
  const strange = there.filter((name) => !texts.has(name) && !BY_HAND.includes(name));
  return [
    ...stale.map(([name]) => `vectors/${name} is stale: run \`npm run vectors:write\`.`),
    ...strange.map((name) => `vectors/${name} is made from no case: remove it.`),
  ];
}

function verdictFaults(root: string, kept: readonly KeptCase[], now: readonly KeptCase[]): readonly string[] {
  const changelog = read(join(root, 'CHANGELOG.md')) ?? '';
  return unaccounted(verdictChanges(kept, now), changelog).map(({ id, codes }) => {
    const rules = codes.map((code) => `\`${code}\``).join(', ');
    return `${id}: its verdict changes. Name ${rules} under Unreleased, Rules, in CHANGELOG.md.`;
  });
}

function write(folder: string, texts: Texts): void {
  mkdirSync(join(folder, 'policies'), { recursive: true });
  for (const [name, text] of texts) writeFileSync(join(folder, name), text);
}

/**
 * Writes the vectors, or checks that those that stand there are current. Refuses where the library disagrees with
 * what is written, and where a verdict differs from the committed one without a line for its rule in the
 * changelog.
 */
export function makeVectors({ root, cases, policies, check, kept: given }: Making): Made {
  // A check also sees what the last commit changed, since a commit can go around the generator.
  const kept = given ?? keptCases(root, check ? ['HEAD', 'HEAD^'] : ['HEAD']);
  const folder = join(root, 'vectors');
  const files = vectorFiles(cases);
  const now = files.flatMap((file) => file.cases);
  const faults = [...new Set([...faultsOf(files, policies), ...verdictFaults(root, kept, now)])];
  const made = { files: files.length, cases: now.length };
  if (check) return { ...made, faults: [...faults, ...staleFaults(folder, textsOf(files, policies))] };
  if (faults.length === 0) write(folder, textsOf(files, policies));
  return { ...made, faults };
}
