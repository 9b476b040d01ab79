import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ENTRIES, REFERRED } from './samples.js';

// A page whose policy forbids to make functions from text: making one throws.
class Forbidden {
  constructor() {
    throw new EvalError('forbidden');
  }
}

describe('where functions may not be made from text', () => {
  beforeEach(() => {
    vi.resetModules();
    vi.stubGlobal('Function', Forbidden);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('events are read and refused all the same', async () => {
    const { parseHistory, safeParseHistory } = await import('ce-referrals/schema');
    expect(() => new Function('return 1')).toThrow('forbidden');
    expect(parseHistory(ENTRIES)).toStrictEqual(ENTRIES);
    expect(safeParseHistory([{ ...REFERRED, data: {} }]).ok).toBe(false);
  });

  it('zod’s own setting is respected: with `jitless`, no function is asked for', async () => {
    const asked = vi.fn();
    vi.stubGlobal('Function', asked);
    const z = await import('zod/mini');
    z.config({ jitless: true });
    const { parseHistory } = await import('ce-referrals/schema');
    expect(parseHistory(ENTRIES)).toStrictEqual(ENTRIES);
    expect(asked).not.toHaveBeenCalled();
    z.config({ jitless: false });
  });
});
