import { describe, expect, it } from 'vitest';
import { blame } from './broken/blame.js';
import { BROKEN } from './broken/index.js';
import { runKit } from './conformance-run.js';

describe('An implementation with one fault', () => {
  it.each(Object.entries(BROKEN))(
    '(%s) is caught by the laws and vectors that say so, and by no other',
    (_, broken) => {
      const { implementation } = broken;
      expect(blame(broken, runKit({ implementation, runs: 20, timeLimit: 400 }))).toEqual([]);
    },
  );

  it('is one of at least twelve', () => {
    expect(Object.keys(BROKEN).length).toBeGreaterThanOrEqual(12);
  });
});
