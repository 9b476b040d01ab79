import * as library from 'ce-referrals';
import { conformance, type Implementation, publishedVectors } from 'ce-referrals/testing';
import { describe, expect, it, test } from 'vitest';
import * as model from '../reference-model/index.js';
import { failedIn, runKit } from './conformance-run.js';

const { audit, availableCommands, decide, evolve, initialState, replay } = library;
const whole: Implementation = { audit, availableCommands, decide, evolve, initialState, replay };

describe('The library', () => {
  conformance({ test, implementation: whole, runs: 25 });
});

describe('The reference model', () => {
  const { audit, decide, evolve, initialState } = model;
  conformance({ test, implementation: { audit, decide, evolve, initialState }, runs: 25 });
});

describe('The kit', () => {
  it('registers one test for each law and each file of vectors that say something about what is there', () => {
    const names = (implementation: Implementation): readonly string[] =>
      runKit({ implementation, runs: 1 }).map(({ code }) => code);
    expect(names(whole)).toHaveLength(23 + publishedVectors().files.length);
    expect(names({ evolve, initialState })).toContain('result-stays');
    expect(names({ evolve, initialState })).not.toContain('replay-in-pieces');
    expect(names({ evolve, initialState, freezes: false })).not.toContain('states-are-frozen');
    expect(names({ decide })).toContain('a-retry-changes-nothing');
    expect(names({ decide }).filter((code) => code.startsWith('vectors '))).not.toContain(
      'vectors transitions',
    );
    expect(names({ audit })).toEqual(
      expect.arrayContaining(['audit-answers', 'findings-agree', 'vectors reason-missing']),
    );
  });

  it('leaves the vectors out where it is told to, and takes those it is given', () => {
    const { files, policies } = publishedVectors();
    const own = { files: files.slice(0, 1), policies };
    const count = (vectors: false | typeof own): number =>
      runKit({ implementation: { decide }, runs: 1, vectors }).length;
    expect(count(own)).toBe(count(false) + 1);
  });

  it('refuses what has nothing to check, by a stable code', () => {
    const codeOf = (implementation: unknown): unknown => {
      try {
        runKit({ implementation: implementation as Implementation });
        return undefined;
      } catch (error) {
        return (error as { code?: unknown }).code;
      }
    };
    expect(codeOf({})).toBe('implementation-incomplete');
    expect(codeOf({ evolve })).toBe('implementation-incomplete');
    expect(codeOf({ replay, initialState })).toBe('implementation-incomplete');
    expect(codeOf({ decide: 1 })).toBe('implementation-incomplete');
  });

  it('reads states through factsOf, so that an implementation keeps them as it likes', () => {
    type Box = { readonly state: library.ReferralState };
    const boxes = new WeakMap<library.ReferralState, Box>();
    const box = (state: library.ReferralState): Box => {
      const made = boxes.get(state) ?? Object.freeze({ state });
      boxes.set(state, made);
      return made;
    };
    const implementation: Implementation<Box> = {
      initialState: box(initialState),
      evolve: ({ state }, event) => box(evolve(state, event)),
      decide(command, { state }, options) {
        const decision = decide(command, state, options);
        return decision.ok ? Object.freeze({ ...decision, state: box(decision.state) }) : decision;
      },
      factsOf: ({ state }) => state,
    };
    expect(failedIn(runKit({ implementation, runs: 10 }))).toEqual([]);
  });

  it('says the same twice, and prints law, history, expected and actual', () => {
    const forgets: Implementation = {
      initialState,
      evolve: (state, event) => (event?.type === 'voided' ? state : evolve(state, event)),
    };
    // On a busy machine the kit's own limit could cut one of the two short before it has shrunk its history.
    const options = { implementation: forgets, runs: 40, vectors: false, timeLimit: 60_000 } as const;
    const [first, second] = [0, 1].map(() => runKit(options));
    expect(second).toEqual(first);
    const message = first?.find(({ code }) => code === 'facts-agree')?.message ?? '';
    expect(message.split('\n')).toEqual([
      'Law facts-agree: After any history the state says what the library’s says: no fact more, none less.',
      '',
      'With this history, shrunk to 2:',
      expect.stringMatching(/^ {2}1\. referred \{ referralId: /),
      expect.stringMatching(/^ {2}2\. voided \{ of: 'referral', reason: /),
      '',
      'After event 2 the state differs.',
      expect.stringMatching(/^ {2}status: expected 'voided', actual 'referred'$/),
      expect.stringMatching(/^ {2}voided: expected \{ reason: .+ \}, actual nothing$/),
      '(seed 20260304)',
    ]);
  });
});

describe('Implementations that behave badly', () => {
  const evolving = (step: (...given: Parameters<typeof evolve>) => unknown): Implementation => ({
    initialState,
    evolve: step as typeof evolve,
  });
  // The first law that says something says enough.
  function messageOf(implementation: Implementation): string {
    let said = '';
    conformance({
      implementation,
      runs: 10,
      vectors: false,
      timeLimit: 200,
      test(_name, body) {
        try {
          if (said === '') body();
        } catch (error) {
          said = (error as Error).message;
        }
      },
    });
    return said;
  }

  it('by calling themselves for ever are reported as what they throw', () => {
    const deeper: Implementation['evolve'] = (state, event) => deeper!(state, event);
    expect(messageOf(evolving(deeper))).toMatch(/evolve, given .+, threw RangeError/);
  });

  it('by a regular expression that backtracks for ever are ended', () => {
    const slow = /^(a+)+$/;
    const message = messageOf(evolving((state) => (slow.test(`${'a'.repeat(60)}!`) ? state : state)));
    expect(message).toMatch(/did not answer within 200 milliseconds/);
  });

  it('by rejecting later do not end the process', () => {
    const message = messageOf(evolving(() => Promise.reject(new Error('later'))));
    expect(message).toMatch(/returned a promise\. The kit checks synchronous functions\./);
  });

  it('by answering something else are reported', () => {
    expect(messageOf(evolving(() => undefined))).toMatch(/A state is not an object: undefined/);
    expect(messageOf({ decide: (() => null) as never })).toMatch(/What decide answered is not an object/);
    expect(messageOf({ decide: (() => ({ ok: 1 })) as never })).toMatch(/neither ok: true nor ok: false/);
    expect(messageOf({ audit: (() => ({})) as never })).toMatch(/is not a list: undefined/);
  });
});
