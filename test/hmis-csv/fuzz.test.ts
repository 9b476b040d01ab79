import { beforeAll, describe, expect, it } from 'vitest';
import { notReached } from './fuzz/reach.js';
import { linesOfRecord } from './fuzz/rows-input.js';
import type { Tally } from './fuzz/tally.js';
import { CLAIMS } from './fuzz/verdict.js';
import { watchInputs } from './fuzz/watch.js';

// `npm run fuzz:csv` reads 100,000.
const INPUTS = 5000;
const SEED = 7;

const child = (name: string): URL => new URL(`./fuzz/${name}.ts`, import.meta.url);

describe('5,000 exports with damage to their text, their bytes or their files', () => {
  let tally: Tally;

  beforeAll(async () => {
    const watched = await watchInputs({ seed: SEED, inputs: INPUTS });
    if ('lost' in watched) throw new Error(`An input ${watched.lost.how}: ${watched.lost.recipe}`);
    tally = watched.tally;
  }, 300_000);

  it('are all read, in so many damages of each kind that every kind has been met', () => {
    expect(tally.inputs).toBe(INPUTS);
    expect(notReached(tally)).toStrictEqual([]);
  });

  it.each(CLAIMS)('hold of each: it %s', (claim) => {
    expect(tally.failures.filter((failure) => failure.claim === claim)).toStrictEqual([]);
    expect(tally.broken[claim] ?? 0).toBe(0);
  });
});

describe('the watch over a process that reads inputs', () => {
  it('ends one that hangs, and names the input', async () => {
    const watched = await watchInputs({
      seed: 0,
      inputs: 2,
      hangsAfter: 300,
      child: child('hanging-child'),
    });
    expect(watched).toStrictEqual({ lost: { how: 'hung', shape: 'rows', recipe: 'the second' } });
  }, 60_000);

  it('names the input at which one died', async () => {
    const watched = await watchInputs({ seed: 0, inputs: 2, child: child('dying-child') });
    expect(watched).toStrictEqual({ lost: { how: 'died', shape: 'anything', recipe: 'the last' } });
  }, 60_000);
});

describe('the lines of a record, by RFC 4180', () => {
  it.each([
    ['a bare one', 'a,b,c\nd', 1],
    ['the last one', 'a,b,c', 1],
    ['empty fields', ',,\nx', 1],
    ['a quote inside a bare field', 'a"b,c,d\n', 1],
    ['a line end in quotes', 'a,"b\nb",c\n', 2],
    ['doubled quotes', 'a,"""b""\n""",c\n', 2],
    ['blanks behind a quote', 'a,"b\n\nb" \t,c\n', 3],
    ['too few fields', 'a,b\nc', 0],
    ['too many fields', 'a,b,c,d\n', 0],
    ['a quote that is not closed', 'a,"b,c\nd,e\n', 0],
    ['text behind a quote', 'a,"b"x,c\n', 0],
  ])('%s', (_name, text, lines) => {
    expect(linesOfRecord(text, 0, 3)).toBe(lines);
  });
});
