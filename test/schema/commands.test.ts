import { COMMAND_TYPES, decide, initialState } from 'ce-referrals';
import {
  commandSchema,
  isCommand,
  isSchemaRefused,
  parseCommand,
  safeParseCommand,
} from 'ce-referrals/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandArb, garbageEventArb } from 'ce-referrals/testing';
import { COMMANDS, copyOf } from './samples.js';

const codesOf = (input: unknown): readonly string[] => {
  const parsed = safeParseCommand(input);
  return parsed.ok ? [] : parsed.issues.map(({ code, path }) => `${code} ${path.join('.')}`);
};

const anyCommandArb = fc.oneof(commandArb, garbageEventArb);

describe('a command', () => {
  it('of every type is read, and comes back equal', () => {
    expect(COMMANDS.map(({ type }) => type)).toStrictEqual([...COMMAND_TYPES]);
    for (const command of COMMANDS) {
      expect(parseCommand(command)).toStrictEqual(command);
      expect(isCommand(command)).toBe(true);
    }
  });

  it('survives JSON, and is read by the zod schema alike', () => {
    fc.assert(
      fc.property(anyCommandArb, (command) => {
        const parsed = safeParseCommand(command);
        const zod = commandSchema.safeParse(command);
        expect(zod.success).toBe(parsed.ok);
        if (!parsed.ok || !zod.success) return;
        expect(parsed.command).toStrictEqual(JSON.parse(JSON.stringify(command)));
        expect(zod.data).toStrictEqual(parsed.command);
      }),
      { numRuns: 500 },
    );
  });

  it('that is accepted is never incomplete to decide', () => {
    fc.assert(
      fc.property(anyCommandArb, (command) => {
        const parsed = safeParseCommand(command);
        if (!parsed.ok) return;
        const decision = decide(parsed.command, initialState);
        const codes = decision.ok ? [] : decision.violations.map(({ code }) => code);
        expect(codes).not.toContain('incomplete-command');
        expect(codes).not.toContain('date-not-real');
      }),
      { numRuns: 500 },
    );
  });

  it('of an unknown type is refused with the types there are', () => {
    const parsed = safeParseCommand({ ...COMMANDS[0], type: 'delete' });
    expect(parsed).toMatchObject({
      ok: false,
      issues: [{ code: 'unknown-command-type', path: ['type'], expected: { oneOf: [...COMMAND_TYPES] } }],
    });
  });

  it('must say who gives it and when', () => {
    const command = copyOf(COMMANDS[1]);
    delete command.metadata.recordedAt;
    command.metadata.recordedBy.role = 'director';
    expect(codesOf(command)).toStrictEqual([
      'missing metadata.recordedAt',
      'not-one-of metadata.recordedBy.role',
    ]);
  });

  it('to resolve as successful needs no data of its own, but the object', () => {
    const [command] = COMMANDS.filter(({ type }) => type === 'resolve-successful');
    expect(isCommand({ ...command, data: {} })).toBe(true);
    const { data: _, ...rest } = command!;
    expect(codesOf(rest)).toStrictEqual(['missing data']);
  });

  it('that does not fit throws one error, known by its code', () => {
    try {
      parseCommand({ type: 'refer' });
      expect.unreachable();
    } catch (error) {
      expect(isSchemaRefused(error)).toBe(true);
      expect(error).toMatchObject({
        message: 'The command does not fit its schema: missing at data, missing at metadata.',
      });
    }
  });
});
