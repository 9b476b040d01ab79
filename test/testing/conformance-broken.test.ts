import { describe, expect, it } from 'vitest';
import { BROKEN } from './broken/index.js';
import { type Outcome, runKit } from './conformance-run.js';

const isMeant = (codes: readonly string[], code: string): boolean =>
  codes.some((one) => one === code || (one === 'vectors *' && code.startsWith('vectors ')));

describe.each(Object.entries(BROKEN))('An implementation with one fault: %s', (_name, broken) => {
  const { caughtBy, alsoBy = [], says, wrong, implementation } = broken;
  let outcomes: readonly Outcome[] | undefined;
  const run = (): readonly Outcome[] =>
    (outcomes ??= runKit({ implementation, runs: 20, timeLimit: 400 }).filter(({ message }) => message));

  it(`is caught by the laws and vectors that say so: ${wrong}`, () => {
    const failed = run().map(({ code }) => code);
    expect(caughtBy.filter((code) => !failed.includes(code))).toEqual([]);
    expect(run().find(({ code }) => code === caughtBy[0])?.message).toMatch(says);
  });

  it(`is blamed for nothing else: ${wrong}`, () => {
    const unexpected = run().filter(({ code }) => !isMeant([...caughtBy, ...alsoBy], code));
    expect(unexpected.map(({ code, message }) => `${code}: ${message?.slice(0, 500)}`)).toEqual([]);
  });
});

describe('The broken implementations', () => {
  it('are at least twelve', () => {
    expect(Object.keys(BROKEN).length).toBeGreaterThanOrEqual(12);
  });
});
