import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as sources from 'ce-referrals';
import { beforeAll, describe, expect, it } from 'vitest';
import { exercise } from './exercise.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Answer {
  readonly twoCopies: boolean;
  readonly fromImport: Record<string, unknown>;
  readonly fromRequire: Record<string, unknown>;
  readonly errorsKnown: readonly boolean[];
  readonly instanceOfOther: boolean;
  readonly stateAcross: unknown;
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('The built package', () => {
  let answer: Answer;

  beforeAll(() => {
    for (const file of ['dist/index.js', 'dist/index.cjs']) {
      if (!existsSync(`${root}${file}`)) throw new Error(`${file} is not built: run npm run build:js first`);
    }
    const entries = fileURLToPath(new URL('./entries.mjs', import.meta.url));
    const text = execFileSync(process.execPath, [entries], { cwd: root, encoding: 'utf8' });
    answer = JSON.parse(text) as Answer;
  }, 30_000);

  it('gives the same to import and to require, by its own name', () => {
    expect(answer.twoCopies).toBe(true);
    expect(answer.fromRequire).toEqual(answer.fromImport);
  });

  it('gives what the sources give', () => {
    expect(answer.fromImport).toEqual(asJson(exercise(sources)));
  });

  it('walks to a successful referral, its early result refused', () => {
    expect(answer.fromImport).toMatchObject({
      replayed: { status: 'successful', resultDate: '2026-03-10', resultingEnrollmentId: 'enrollment-1' },
      available: ['add-not-housed-reason'],
      decisions: [
        { ok: true },
        { ok: true },
        { ok: false, violations: [{ code: 'success-without-enrollment' }] },
        { ok: true },
        { ok: true },
      ],
    });
  });

  it('can be loaded twice: states are plain data, and errors are known by their code', () => {
    expect(answer.errorsKnown).toEqual([true, true]);
    expect(answer.instanceOfOther).toBe(false);
    expect(answer.stateAcross).toMatchObject({ status: 'acknowledged', acknowledgedOn: '2026-03-04' });
  });
});
