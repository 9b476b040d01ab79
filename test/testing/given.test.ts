import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type DecideOptions,
  decide,
  decideOrThrow,
  decider,
  defaultPolicy,
  evolve,
  initialState,
  type NewReferralEvent,
  type ReferralCommand,
  type ReferralState,
} from 'ce-referrals';
import { type ExpectationFailed, type GivenImplementation, given } from 'ce-referrals/testing';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../../src/testing/conformance/command-of.js';
import {
  acknowledged,
  by,
  enrolled,
  given as histories,
  manager,
  provider,
  referred,
} from '../referral/given.js';

const entry = (event: unknown): NewReferralEvent => event as NewReferralEvent;
const command = (event: unknown): ReferralCommand => commandOf(entry(event));

/** What an expectation throws; fails where it holds. */
function failureOf(expectation: () => void): ExpectationFailed {
  try {
    expectation();
  } catch (error) {
    return error as ExpectationFailed;
  }
  throw new Error('The expectation holds.');
}

describe('given, when, then', () => {
  it('holds where exactly the expected events come of the command', () => {
    given([])
      .when(command(referred()))
      .then([entry(referred())]);
    given(histories.referred)
      .when(command(acknowledged()))
      .then([entry(acknowledged())]);
  });

  it('holds where the command is refused for exactly the expected rules', () => {
    given(histories.referred).when(command(enrolled())).thenRefused(['not-acknowledged']);
    given(histories.acknowledged)
      .when(command(enrolled({ personalId: 'client-2' }, by(manager))))
      .thenRefused(['enrolled-another-client', 'role-may-not']);
  });

  it('holds where the state holds the fact already', () => {
    given(histories.acknowledged).when(command(acknowledged())).thenNothing();
  });

  it('holds where exactly the expected rules warn', () => {
    const early = enrolled({ enrolledOn: '2026-03-03' });
    given(histories.acknowledged)
      .when(command(early))
      .thenWarned(['enrolled-before-acknowledged'], [entry(early)]);
  });

  it('gives policy and known facts to decide', () => {
    const permissions = { ...defaultPolicy.permissions, refer: {} };
    given([], { policy: { ...defaultPolicy, permissions } })
      .when(command(referred()))
      .thenRefused(['role-may-not']);
    given([], { known: { headOfHousehold: 'client-2' } })
      .when(command(referred()))
      .thenWarned(['not-head-of-household'], [entry(referred())]);
  });
});

describe('an expectation that fails', () => {
  it('names each field that differs, and gives both sides to the runner', () => {
    const other = entry(acknowledged({ acknowledgedOn: '2026-03-05' }, by(provider, { commandId: 'c-1' })));
    const failure = failureOf(() => given(histories.referred).when(command(acknowledged())).then([other]));
    expect(failure.message.split('\n')).toEqual([
      'given 1 event, when acknowledge: not what was expected',
      '  events[0].data.acknowledgedOn: expected "2026-03-05", got "2026-03-04"',
      '  events[0].metadata.commandId: expected "c-1", got nothing',
    ]);
    expect([failure.code, failure.name]).toEqual(['expectation-failed', 'ExpectationFailed']);
    expect(failure.expected).toEqual({ events: [other], warned: [] });
    expect(failure.actual).toEqual({ events: [acknowledged()], warned: [] });
    expect(failure.differences).toEqual([
      { path: 'events[0].data.acknowledgedOn', expected: '2026-03-05', actual: '2026-03-04' },
      { path: 'events[0].metadata.commandId', expected: 'c-1' },
    ]);
  });

  it('fails for a field that was not expected: it compares no subset', () => {
    const { recordedAt: _, ...metadata } = by(provider);
    const less = { ...acknowledged(), metadata } as unknown as NewReferralEvent;
    const failure = failureOf(() => given(histories.referred).when(command(acknowledged())).then([less]));
    expect(failure.message.split('\n').slice(1)).toEqual([
      '  events[0].metadata.recordedAt: expected nothing, got "2026-04-01T09:00-05:00"',
    ]);
  });

  it('fails for an event too many and for one too few', () => {
    const twice = failureOf(() =>
      given(histories.referred)
        .when(command(acknowledged()))
        .then([entry(acknowledged()), entry(acknowledged())]),
    );
    expect(twice.message.split('\n')[1]).toBe(
      `  events[1]: expected ${JSON.stringify(acknowledged())}, got nothing`,
    );
    const none = failureOf(() => given(histories.referred).when(command(acknowledged())).thenNothing());
    expect(none.message.split('\n')[1]).toMatch(/^ {2}events\[0\]: expected nothing, got \{"type":"ack/);
  });

  it('says that a command was refused, and for what', () => {
    const failure = failureOf(() =>
      given(histories.referred)
        .when(command(enrolled()))
        .then([entry(enrolled())]),
    );
    expect(failure.message.split('\n')).toEqual([
      'given 1 event, when enroll: not what was expected',
      `  events: expected ${JSON.stringify([enrolled()])}, got nothing`,
      '  warned: expected [], got nothing',
      '  refused: expected nothing, got ["not-acknowledged"]',
    ]);
  });

  it('fails for another rule, for one too few, and for the right ones in another order', () => {
    const refusal = given(histories.acknowledged).when(
      command(enrolled({ personalId: 'client-2' }, by(manager))),
    );
    const linesOf = (codes: Parameters<typeof refusal.thenRefused>[0]) =>
      failureOf(() => refusal.thenRefused(codes))
        .message.split('\n')
        .slice(1);
    expect(linesOf(['enrolled-another-client'])).toEqual([
      '  refused[1]: expected nothing, got "role-may-not"',
    ]);
    expect(linesOf(['role-may-not', 'enrolled-another-client'])).toEqual([
      '  refused[0]: expected "role-may-not", got "enrolled-another-client"',
      '  refused[1]: expected "enrolled-another-client", got "role-may-not"',
    ]);
  });

  it('fails for a warning that was not expected, and for one that did not come', () => {
    const early = enrolled({ enrolledOn: '2026-03-03' });
    const unexpected = failureOf(() =>
      given(histories.acknowledged)
        .when(command(early))
        .then([entry(early)]),
    );
    expect(unexpected.message.split('\n').slice(1)).toEqual([
      '  warned[0]: expected nothing, got "enrolled-before-acknowledged"',
    ]);
    const missing = failureOf(() =>
      given(histories.acknowledged)
        .when(command(enrolled()))
        .thenWarned(['enrolled-before-acknowledged'], [entry(enrolled())]),
    );
    expect(missing.message.split('\n').slice(1)).toEqual([
      '  warned[0]: expected "enrolled-before-acknowledged", got nothing',
    ]);
  });

  it('tells a field that is undefined from one that is absent', () => {
    const event = entry(acknowledged());
    const sloppy = { ...event, metadata: { ...event.metadata, commandId: undefined } } as never;
    const failure = failureOf(() => given(histories.referred).when(command(event)).then([sloppy]));
    expect(failure.message.split('\n').slice(1)).toEqual([
      '  events[0].metadata.commandId: expected undefined, got nothing',
    ]);
  });

  it('refuses to be awaited', async () => {
    const then = given(histories.referred).when(command(acknowledged()));
    await expect(async () => await (then as unknown as Promise<unknown>)).rejects.toMatchObject({
      code: 'given-misused',
    });
  });
});

describe('another implementation', () => {
  const wrong: GivenImplementation = {
    initialState,
    evolve,
    decide: (given: ReferralCommand, state: ReferralState, options: DecideOptions) => {
      const decision = decide(given, state, options);
      return decision.ok ? { ...decision, events: [] } : decision;
    },
  };

  it('is what is tested', () => {
    const failure = failureOf(() =>
      given(histories.referred, { implementation: wrong })
        .when(command(acknowledged()))
        .then([entry(acknowledged())]),
    );
    expect(failure.message.split('\n')[1]).toMatch(/^ {2}events\[0\]: expected .*, got nothing$/);
  });

  it('may be a decider: events alone, a refusal thrown', () => {
    const implementation: GivenImplementation = { ...decider, decide: decideOrThrow };
    given(histories.referred, { implementation })
      .when(command(acknowledged()))
      .then([entry(acknowledged())]);
    given(histories.referred, { implementation }).when(command(enrolled())).thenRefused(['not-acknowledged']);
  });

  it('may keep a state of its own', () => {
    const counting: GivenImplementation<number> = {
      initialState: 0,
      evolve: (count) => count + 1,
      decide: (_, count) => (count === 3 ? [] : { ok: false, violations: [] }),
    };
    given(histories.enrolled, { implementation: counting }).when(command(acknowledged())).thenNothing();
    given(histories.referred, { implementation: counting }).when(command(acknowledged())).thenRefused([]);
  });

  it.each([
    ['a promise', () => Promise.resolve([])],
    ['nothing', () => undefined],
    ['no violations', () => ({ ok: false })],
    ['no events', () => ({ ok: true })],
  ])('is at fault where decide gives %s', (_, answer) => {
    const implementation: GivenImplementation = { initialState, evolve, decide: answer };
    expect(() => given([], { implementation }).when(command(referred()))).toThrow(
      expect.objectContaining({ code: 'given-misused' }),
    );
  });

  it('throws through what is no refusal', () => {
    const broken = new RangeError('broken');
    const implementation: GivenImplementation = {
      initialState,
      evolve,
      decide: () => {
        throw broken;
      },
    };
    expect(() => given([], { implementation }).when(command(referred()))).toThrow(broken);
  });
});

describe('under node:test', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const file = fileURLToPath(new URL('./given-under-node-test.mjs', import.meta.url));

  it('passes and fails as node:test does, its message whole', async () => {
    if (!existsSync(`${root}dist/testing.js`)) throw new Error('Run npm run build:js first.');
    // Inside a test run, a nested one would report to it.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { code, text } = await new Promise<{ code: unknown; text: string }>((resolve) => {
      const options = { cwd: root, env };
      execFile(process.execPath, ['--test', '--test-reporter=tap', file], options, (error, stdout) =>
        resolve({ code: error?.code ?? 0, text: stdout }),
      );
    });
    expect(code).toBe(1);
    expect(text).toMatch(/^# pass 2$/m);
    expect(text).toMatch(/^# fail 1$/m);
    expect(text).toContain('given 1 event, when acknowledge: not what was expected');
    expect(text).toContain('events[0].data.acknowledgedOn: expected "2026-03-05", got "2026-03-04"');
    expect(text).toContain("code: 'expectation-failed'");
  });
});
