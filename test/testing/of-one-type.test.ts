import { COMMAND_TYPES, type CommandOf, type EntryEvent } from 'ce-referrals';
import { safeParseCommand, safeParseEvent } from 'ce-referrals/schema';
import { commandOfArb, entryEventOfArb, importEventOfArb } from 'ce-referrals/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../../src/testing/arbitraries/events.js';

describe('arbitraries of one type', () => {
  it.each(COMMAND_TYPES)('give %s commands that the schema takes', (type) => {
    fc.assert(
      fc.property(commandOfArb(type), (command) => {
        expect([command.type, safeParseCommand(command).ok]).toEqual([type, true]);
      }),
    );
  });

  it.each(EVENT_TYPES)('give %s events, recorded or imported, that the schema takes', (type) => {
    fc.assert(
      fc.property(entryEventOfArb(type), importEventOfArb(type), (entry, imported) => {
        expect([entry.type, imported.type]).toEqual([type, type]);
        expect([entry.metadata.source, imported.metadata.source]).toEqual(['entry', 'import']);
        expect([safeParseEvent(entry).ok, safeParseEvent(imported).ok]).toEqual([true, true]);
      }),
    );
  });

  it('have the type of what was asked for', () => {
    const commands: fc.Arbitrary<CommandOf<'void'>> = commandOfArb('void');
    const events: fc.Arbitrary<EntryEvent<'resolved'>> = entryEventOfArb('resolved');
    expect(fc.sample(commands, 1)[0]!.data.of).toBeTypeOf('string');
    expect(fc.sample(events, 1)[0]!.data.result).toBeTypeOf('string');
  });
});
