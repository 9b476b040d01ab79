import { defaultPolicy } from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../scripts/vectors/verdict.js';
import { FILES, readPolicy } from './files.js';

describe.each(FILES)('The vectors of $name', ({ cases }) => {
  it.each(cases)('$description', (one) => {
    expect(verdictOf(one, readPolicy(one.policy))).toEqual(one.then);
  });
});

describe('The policies of the vectors', () => {
  it('hold the default policy as the library has it', () => {
    expect(readPolicy()).toEqual(defaultPolicy);
  });
});
