import { publishedVectors } from 'ce-referrals/testing';
import { describe, expect, it } from 'vitest';
import { blame } from './broken/blame.js';
import { BROKEN } from './broken/index.js';
import { runKit } from './conformance-run.js';

const { files: FILES, policies } = publishedVectors();

describe('An implementation with one fault', () => {
  it.each(Object.entries(BROKEN))(
    '(%s) is caught by the laws and vectors that say so, and by no other',
    (_, broken) => {
      const { implementation, caughtBy } = broken;
      // `npm run conformance` tries every file of vectors, and more examples of each law.
      const files = FILES.filter(({ name }) => caughtBy.includes(`vectors ${name}`));
      expect(
        blame(broken, runKit({ implementation, runs: 20, timeLimit: 250, vectors: { files, policies } })),
      ).toEqual([]);
    },
  );

  it('is one of at least twelve', () => {
    expect(Object.keys(BROKEN).length).toBeGreaterThanOrEqual(12);
  });
});
