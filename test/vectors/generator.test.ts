import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cases, VectorCase, WrittenCase } from '../../scripts/vectors/case.js';
import { CASES } from '../../scripts/vectors/cases/index.js';
import { codesOnRulesList, type KeptCase, verdictChanges } from '../../scripts/vectors/changes.js';
import { makeVectors } from '../../scripts/vectors/generate.js';
import { POLICIES } from '../../scripts/vectors/policies.js';
import { CASES as PUBLISHED } from './files.js';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** The written cases with one of them changed. */
function withCase(name: string, slug: string, change: (one: WrittenCase) => WrittenCase): Cases {
  const cases = CASES[name] ?? [];
  expect(cases.filter((one) => one.slug === slug)).toHaveLength(1);
  return { ...CASES, [name]: cases.map((one) => (one.slug === slug ? change(one) : one)) };
}

/** The published cases as if one of them had had another verdict, or as if there had been one more. */
function keptWith(id: string, then: VectorCase['then']): readonly KeptCase[] {
  return [...PUBLISHED.filter((one) => one.id !== id), { id, then }];
}

/** Runs git in a folder, whatever the settings of this machine are. */
function gitIn(cwd: string): (...args: readonly string[]) => void {
  const settings = ['user.name=somebody', 'user.email=somebody@example.org', 'commit.gpgsign=false'];
  const given = settings.flatMap((setting) => ['-c', setting]);
  return (...args) => void execFileSync('git', [...given, ...args], { cwd, stdio: 'pipe' });
}

const ENROLLMENT = 'not-acknowledged/enrollment';
const wasAccepted = keptWith(ENROLLMENT, { events: [], status: 'enrolled', warnings: [] });

describe('The generator of vectors', { timeout: 60_000 }, () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'vectors-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const changelog = (rules: string): void =>
    writeFileSync(
      join(root, 'CHANGELOG.md'),
      `# Changelog\n\n## Unreleased\n\n### Fixed\n\n- A thing about \`not-acknowledged\`.\n\n### Rules\n\n${rules}\n\n` +
        '## 0.1.0\n\n### Rules\n\n- `not-acknowledged` was another rule then.\n',
    );
  const make = (more: { cases?: Cases; check?: boolean; kept?: readonly KeptCase[] } = {}) =>
    makeVectors({ root, cases: CASES, policies: POLICIES, check: false, ...more });
  const wroteSomething = (): boolean => existsSync(join(root, 'vectors'));

  it('finds the vectors of this project current', () => {
    const made = makeVectors({ root: project, cases: CASES, policies: POLICIES, check: true });
    expect(made.faults).toEqual([]);
    expect(made.cases).toBe(PUBLISHED.length);
  });

  it('refuses a case that the library judges otherwise than it is written', () => {
    const cases = withCase(
      'not-acknowledged',
      'enrollment',
      (one) =>
        ({
          ...one,
          then: { refused: [{ code: 'not-referred', severity: 'error' }], status: 'referred' },
        }) as WrittenCase,
    );
    const { faults } = make({ cases, kept: [] });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^not-acknowledged\/enrollment: the library says .*"not-acknowledged"/);
    expect(wroteSomething()).toBe(false);
  });

  it('refuses a case whose severity alone is another one', () => {
    const cases = withCase(
      'not-acknowledged',
      'enrollment',
      (one) =>
        ({
          ...one,
          then: { refused: [{ code: 'not-acknowledged', severity: 'warning' }], status: 'referred' },
        }) as WrittenCase,
    );
    expect(make({ cases, kept: [] }).faults).toHaveLength(1);
  });

  it('refuses a rule that has no case, that no case breaks, and that every case breaks', () => {
    const { 'retired-event-type': retired = [], ...rest } = CASES;
    const broken = retired.filter(({ slug }) => slug === 'new');
    const kept = retired.filter(({ slug }) => slug === 'imported');
    const faultsWith = (cases: readonly WrittenCase[]) =>
      make({ cases: { ...rest, 'retired-event-type': cases }, kept: [] }).faults;
    expect(faultsWith([])).toEqual(['retired-event-type: no case is written.']);
    expect(faultsWith(broken)).toEqual(['retired-event-type: no case keeps the rule.']);
    expect(faultsWith(kept)).toEqual(['retired-event-type: no case breaks the rule.']);
    expect(faultsWith([...broken, ...kept])).toEqual([]);
  });

  it('refuses two cases of one name, and cases for a rule that does not exist', () => {
    const [first] = CASES['retired-event-type'] as readonly [WrittenCase];
    const twice = { ...CASES, 'retired-event-type': [first, ...CASES['retired-event-type']!] };
    expect(make({ cases: twice, kept: [] }).faults).toEqual([
      'retired-event-type/new: written twice.',
      `retired-event-type: described twice: ${first.description}`,
    ]);
    expect(() => make({ cases: { ...CASES, 'no-such-rule': [first] }, kept: [] })).toThrow('no-such-rule');
  });

  it('refuses to change the verdict of a case that was kept', () => {
    changelog('The first list.');
    expect(make({ kept: wasAccepted }).faults).toEqual([
      'not-acknowledged/enrollment: its verdict changes. Name `not-acknowledged` under Unreleased, Rules, in CHANGELOG.md.',
    ]);
    expect(wroteSomething()).toBe(false);
  });

  it('changes it where the Rules list of what is unreleased names the rule', () => {
    changelog('- `not-acknowledged`: an enrollment is refused now.');
    expect(make({ kept: wasAccepted }).faults).toEqual([]);
    expect(wroteSomething()).toBe(true);
  });

  it.each([
    ['another rule', '- `reason-missing`: an enrollment is refused now.'],
    ['prose that is no item of the list', 'We changed `not-acknowledged`.'],
    ['a name without backticks', '- not-acknowledged: an enrollment is refused now.'],
  ])('still refuses where the list holds %s', (_, rules) => {
    changelog(rules);
    expect(make({ kept: wasAccepted }).faults).toHaveLength(1);
  });

  it('refuses to drop a case, unless the list names its rule', () => {
    const more = keptWith('reason-missing/gone', { findings: [], notChecked: [] });
    changelog('Nothing.');
    expect(make({ kept: more }).faults[0]).toMatch(
      'reason-missing/gone: its verdict changes. Name `reason-missing`',
    );
    changelog('- `reason-missing` is told in fewer cases.');
    expect(make({ kept: more }).faults).toEqual([]);
  });

  it('adds a case without a word in the list', () => {
    changelog('Nothing.');
    expect(make({ kept: PUBLISHED.slice(1) }).faults).toEqual([]);
  });

  it('holds verdicts against those that are committed, even where the files are deleted', () => {
    const git = gitIn(root);
    changelog('Nothing.');
    expect(make({ kept: [] }).faults).toEqual([]);
    const file = join(root, 'vectors', 'not-acknowledged.json');
    const text = readFileSync(file, 'utf8');
    const before = text.replace(
      '"code": "not-acknowledged", "severity": "error"',
      '"code": "not-acknowledged", "severity": "warning"',
    );
    expect(before).not.toBe(text);
    writeFileSync(file, before);
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'as it was');
    rmSync(join(root, 'vectors'), { recursive: true });
    expect(make().faults).toEqual([expect.stringMatching(/^not-acknowledged\/.* Name `not-acknowledged`/)]);
    expect(wroteSomething()).toBe(false);
  });

  it('checks that the last commit did not go around it', () => {
    const git = gitIn(root);
    changelog('Nothing.');
    expect(make({ kept: [] }).faults).toEqual([]);
    const file = join(root, 'vectors', 'repetition.json');
    const text = readFileSync(file, 'utf8');
    git('init', '--quiet');
    writeFileSync(
      file,
      text.replace('"events": [], "status": "referred"', '"events": [], "status": "voided"'),
    );
    git('add', '.');
    git('commit', '--quiet', '-m', 'as it was');
    writeFileSync(file, text);
    git('commit', '--quiet', '-a', '-m', 'around the generator');
    expect(make().faults).toEqual([]);
    expect(make({ check: true }).faults).toEqual([
      expect.stringMatching(/^repetition\/refer: .* `repetition`/),
    ]);
  });

  it('holds them against those in the folder where there is no git', () => {
    changelog('Nothing.');
    make({ kept: [] });
    expect(make().faults).toEqual([]);
    const file = join(root, 'vectors', 'not-acknowledged.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"status": "referred"', '"status": "enrolled"'));
    expect(make().faults).toHaveLength(1);
  });

  it('finds a file stale that was edited, one that is missing, and one that no case makes', () => {
    changelog('Nothing.');
    make({ kept: [] });
    expect(make({ check: true }).faults).toEqual([]);
    const path = (name: string) => join(root, 'vectors', name);
    writeFileSync(
      path('imports.json'),
      readFileSync(path('imports.json'), 'utf8').replace('goes on', 'goes off'),
    );
    rmSync(path('policies/default.json'));
    writeFileSync(path('left-over.json'), '{ "cases": [] }\n');
    expect(make({ check: true, kept: [] }).faults).toEqual([
      'vectors/imports.json is stale: run `npm run vectors:write`.',
      'vectors/policies/default.json is stale: run `npm run vectors:write`.',
      'vectors/left-over.json is made from no case: remove it.',
    ]);
  });
});

describe('A change of verdicts', () => {
  const before: KeptCase = { id: 'a-file/a-case', then: { refused: [], status: 'referred' } };
  const changed = (then: VectorCase['then']) => verdictChanges([before], [{ id: before.id, then }]);

  it('is none where a verdict says the same in another order of fields', () => {
    expect(changed({ status: 'referred', refused: [] })).toEqual([]);
  });

  it('is about the rules that one verdict names and the other does not', () => {
    const refused = [{ code: 'not-acknowledged', severity: 'error' }] as const;
    expect(changed({ refused, status: 'referred' })[0]?.codes).toEqual(['not-acknowledged']);
  });

  it('is about what its file is about, where only a status differs', () => {
    expect(changed({ refused: [], status: 'voided' })[0]?.codes).toEqual(['a-file']);
  });
});

describe('The Rules list of a changelog', () => {
  it('is read with items of several lines, and ends where another list begins', () => {
    const text = [
      '## Unreleased',
      '### Rules',
      '- `a-rule` and',
      '  `another-rule`.',
      '* `a-third`.',
      '',
      'Not `prose`.',
      '### Removed',
      '- `removed`',
    ].join('\n');
    expect([...codesOnRulesList(text)]).toEqual(['a-rule', 'another-rule', 'a-third']);
  });

  it('is empty where there is no changelog', () => {
    expect(codesOnRulesList('').size).toBe(0);
  });
});
