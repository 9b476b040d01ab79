import {
  COMMAND_TYPES,
  decide,
  evolve,
  REFERRAL_STATUSES,
  replay,
  audit,
  availableCommands,
  VOIDABLE,
} from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { directions } from './directions.js';
import { ARTICLE } from './universe.js';
import { walk } from './walk.js';
import { WORLDS } from './worlds.js';

const COMMANDS = COMMAND_TYPES.flatMap((type) =>
  type === 'void' ? VOIDABLE.map((of) => `void-${of}`) : [type],
);

describe('Every sequence of commands in a small world', { timeout: 300_000 }, () => {
  it('up to depth 2 keeps every law; library and model agree; every rule is met in both directions', () => {
    const seen = directions();
    const pairs = new Set<string>();
    for (const world of WORLDS) {
      const walked = walk(world, 2, seen);
      const many = BigInt(world.commands.length);
      expect(walked.sequences).toBe(BigInt(world.starts.length) * (many + many * many));
      for (const pair of walked.pairs) pairs.add(pair);
    }
    const wanted = REFERRAL_STATUSES.flatMap((status) => COMMANDS.map((command) => `${status} ${command}`));
    expect(wanted.filter((pair) => !pairs.has(pair))).toEqual([]);
    expect(seen.neverBroken()).toEqual([]);
    expect(seen.neverKept()).toEqual([]);
  });

  it('is stopped by a disagreement, and tells the commands that led to it', () => {
    const lenient: typeof decide = (command, state, options) => {
      const decision = decide(command, state, options);
      const isSecond = !decision.ok && decision.violations.some(({ code }) => code === 'already-referred');
      return isSecond ? { ...decision, violations: [] } : decision;
    };
    const library = { decide: lenient, evolve, replay, audit, availableCommands };
    expect(() => walk(ARTICLE, 2, directions(), library)).toThrow(
      /Library refuses for ; model for already-referred error[\s\S]*"type":"refer"/,
    );
  });
});
