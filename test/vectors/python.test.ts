import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CASES, FOLDER } from './files.js';

const runner = fileURLToPath(new URL('../../examples/vectors-python/run.py', import.meta.url));

const hasPython = spawnSync('python3', ['--version']).status === 0;

function run(...args: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync('python3', [runner, ...args], { encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

describe('The runner in Python', { timeout: 60_000 }, () => {
  if (!hasPython) {
    it.skip('is not run: there is no python3 here', () => undefined);
    return;
  }

  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'vectors-'));
    cpSync(FOLDER, copy, { recursive: true });
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  /** Changes the first place of a file that reads so. */
  const tamper = (file: string, from: string, to: string): void => {
    const text = readFileSync(join(copy, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(copy, file), text.replace(from, to));
  };

  it('passes every case', () => {
    expect(run(FOLDER)).toEqual({
      status: 0,
      out: `${CASES.length} of ${CASES.length} cases passed\n`,
      err: '',
    });
  });

  it('leaves no file behind', () => {
    run(FOLDER);
    const files = readdirSync(fileURLToPath(new URL('../../examples/vectors-python/', import.meta.url)));
    expect(files.filter((name) => !name.endsWith('.py'))).toEqual([]);
  });

  it.each([
    [
      'a severity',
      'enrolled-before-acknowledged.json',
      '"warnings": [{ "code": "enrolled-before-acknowledged", "severity": "warning" }]',
      '"warnings": []',
      'enrolled-before-acknowledged/enrolled-earlier',
      'warnings: expected [], found [{"code": "enrolled-before-acknowledged", "severity": "warning"}]',
    ],
    [
      'a rule',
      'not-acknowledged.json',
      '"refused": [{ "code": "not-acknowledged"',
      '"refused": [{ "code": "not-referred"',
      'not-acknowledged/enrollment',
      'refused: expected [{"code": "not-referred", "severity": "error"}], found [{"code": "not-acknowledged", "severity": "error"}]',
    ],
    [
      'a status',
      'already-enrolled.json',
      '"status": "enrolled" }',
      '"status": "successful" }',
      'already-enrolled/enrolled-in-enrolled-unacknowledged',
      'status: expected "successful", found "enrolled"',
    ],
    [
      'a finding’s place',
      'role-may-not.json',
      '"eventIndex": 0',
      '"eventIndex": 1',
      'role-may-not/recorded',
      'findings: expected [{"code": "role-may-not", "eventIndex": 1, "severity": "error"}]',
    ],
    [
      'what was not checked',
      'date-after-recorded.json',
      '"notChecked": ["date-after-recorded"]',
      '"notChecked": []',
      'date-after-recorded/unknowable',
      'notChecked: expected [], found ["date-after-recorded"]',
    ],
    [
      'a state',
      'corrections.json',
      '"status": "enrolled",\n          "referral"',
      '"status": "voided",\n          "referral"',
      'corrections/the-right-enrollment',
      'state.status: expected "voided", found "enrolled"',
    ],
  ])('exits with 1 and names the case where %s is another one', (_, file, from, to, id, difference) => {
    tamper(file, from, to);
    const { status, out } = run(copy);
    const { description } = CASES.find((one) => one.id === id)!;
    expect(status).toBe(1);
    expect(out).toContain(`FAILED ${file}: ${id}\n  ${description}\n  ${difference}`);
    expect(out).toContain(`${CASES.length - 1} of ${CASES.length} cases passed\n`);
  });

  it('judges by the policy that it is given', () => {
    tamper('policies/two-lists.json', '"code": "either-side"', '"code": "other-side"');
    const { status, out } = run(copy);
    expect(status).toBe(1);
    expect(out).toContain('FAILED reason-not-on-list.json: reason-not-on-list/no-version');
  });

  it('exits with 2 where a file lacks a case that is listed, is of another format, or is not there', () => {
    tamper('index.json', '{ "file": "imports.json", "cases": ', '{ "file": "imports.json", "cases": 1');
    expect(run(copy)).toMatchObject({ status: 2, err: expect.stringContaining('imports.json has') });
    tamper('not-referred.json', '"format": 1', '"format": 2');
    expect(run(copy)).toMatchObject({ status: 2, err: expect.stringContaining('format 2') });
    rmSync(join(copy, 'not-referred.json'));
    expect(run(copy)).toMatchObject({
      status: 2,
      err: expect.stringContaining('not-referred.json cannot be read'),
    });
    expect(run()).toMatchObject({ status: 2, err: expect.stringContaining('usage') });
  });
});
