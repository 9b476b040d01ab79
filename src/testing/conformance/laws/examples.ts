import * as fc from 'fast-check';
import type { Actor } from '../../../referral/actor.js';
import type { ReferralCommand } from '../../../referral/commands.js';
import type { ReferralEvent } from '../../../referral/events.js';
import { type Known, NOTHING_KNOWN } from '../../../referral/known.js';
import { defaultPolicy } from '../../../referral/policy.js';
import { actorOf } from '../../arbitraries/actors.js';
import { anyHistoryArb } from '../../arbitraries/any-histories.js';
import { commandArb, commandFrom } from '../../arbitraries/commands.js';
import { plainEntryArb, plainEventArb } from '../../arbitraries/events.js';
import { junkArb } from '../../arbitraries/garbage-events.js';
import { castArb, type Cast } from '../../arbitraries/ids.js';
import { importedHistoryArb } from '../../arbitraries/imported-histories.js';
import { knownArb } from '../../arbitraries/known.js';
import { legalHistoryArb } from '../../arbitraries/legal-histories.js';
import { anyPolicyArb } from '../../arbitraries/policies.js';
import type { CallOptions } from '../implementation.js';
import type { Example } from './law.js';

const DEFAULTS: CallOptions = { policy: defaultPolicy, known: NOTHING_KNOWN };

/** Well-formed histories: legal ones, imported ones, and events in any order after either. */
const historyArb: fc.Arbitrary<readonly ReferralEvent[]> = fc
  .tuple(
    fc.oneof(
      legalHistoryArb.map(({ events }): readonly ReferralEvent[] => events),
      importedHistoryArb.map(({ events }) => events),
      fc.constant<readonly ReferralEvent[]>([]),
    ),
    fc.array(plainEventArb, { maxLength: 8 }),
  )
  .map(([first, then]) => [...first, ...then]);

/** A well-formed history, and more of the kind after it. */
export const historyExamples: fc.Arbitrary<Example> = fc.record({
  events: historyArb,
  later: fc.array(plainEventArb, { maxLength: 12 }),
  options: fc.constant(DEFAULTS),
});

/** Anything in the place of events. */
export const anythingExamples: fc.Arbitrary<Example> = fc
  .tuple(anyHistoryArb, fc.array(fc.oneof(junkArb, fc.anything({ maxDepth: 1 })), { maxLength: 4 }))
  .map(([events, junk]) => ({ events: [...events, ...(junk as ReferralEvent[])], options: DEFAULTS }));

const settingArb = castArb.chain((cast) =>
  fc.record({ policy: anyPolicyArb, known: fc.oneof(fc.constant<Known>({}), knownArb(cast)) }),
);

const UNKNOWABLE = ['acknowledgement', 'reason', 'actor', 'enrollment', 'recording'] as const;

/** A history to judge: well-formed, under any policy, with anything known or not to be known. */
export const judgedExamples: fc.Arbitrary<Example> = fc.oneof(
  fc.record({ events: historyArb, options: settingArb, unknowable: fc.subarray([...UNKNOWABLE]) }),
  fc
    .oneof(
      legalHistoryArb,
      importedHistoryArb.map(({ events, live }) => ({ ...live, events })),
    )
    .map(({ events, options }): Example => ({ events, options })),
);

const settledArb: fc.Arbitrary<Example> = fc.oneof(
  legalHistoryArb.map(({ events, commands, options }) => ({ events, commands, options })),
  importedHistoryArb.map(({ events, live }) => ({ events, commands: live.commands, options: live.options })),
);

/** Commands that applied once, each tried somewhere on the way; and others of the same few people. */
export const attemptExamples: fc.Arbitrary<Example> = fc.oneof(
  fc
    .tuple(settledArb, fc.nat(), fc.array(commandFrom(), { maxLength: 3 }))
    .map(([{ events, commands = [], options }, drawn, others]): Example => {
      const length = drawn % (events.length + 1);
      const imported = events.length - commands.length;
      const next = commands.slice(Math.max(0, length - imported), length - imported + 1);
      return { events: events.slice(0, length), commands: [...next, ...others], options };
    }),
  fc.record({
    events: historyArb,
    commands: fc.array(fc.oneof(commandArb, commandFrom()), { maxLength: 4 }),
    options: settingArb,
  }),
);

/** A whole legal life as its commands: nothing recorded before them. */
export const lifeExamples: fc.Arbitrary<Example> = legalHistoryArb.map(({ commands, options }) => ({
  events: [],
  commands,
  options,
}));

/** An accepted command with what was recorded before it, and what may be recorded after it: no void. */
export const repeatableExamples: fc.Arbitrary<Example> = fc
  .tuple(settledArb, fc.nat(), fc.array(plainEventArb, { maxLength: 6 }))
  .filter(([{ commands = [] }]) => commands.length > 0)
  .map(([{ events, commands = [], options }, drawn, others]) => {
    const index = drawn % commands.length;
    const before = events.length - commands.length + index;
    const later = [...events.slice(before + 1), ...others].filter(({ type }) => type !== 'voided');
    return { events: events.slice(0, before), commands: commands.slice(index, index + 1), later, options };
  });

/** Entries from which the audit of the library finds nothing wrong: chosen one by one. */
export const cleanExamples: fc.Arbitrary<Example> = fc.oneof(
  legalHistoryArb.map(({ events, options }): Example => ({ events, options })),
  fc
    .tuple(legalHistoryArb, fc.array(plainEntryArb, { maxLength: 20 }))
    .map(
      ([{ events, options }, others]): Example => ({ events: [...events.slice(0, 2), ...others], options }),
    ),
);

/** Malformed commands, and no commands at all. */
export const malformedExamples: fc.Arbitrary<Example> = fc
  .tuple(
    historyArb,
    fc.array(
      fc.oneof(
        fc
          .tuple(commandFrom(), fc.constantFrom('type', 'data', 'metadata'), junkArb)
          .map(([command, part, junk]) => ({ ...command, [part]: junk })),
        fc
          .tuple(commandFrom(), fc.nat(), junkArb)
          .map(([command, drawn, junk]) => spoiled(command, drawn, junk)),
        junkArb,
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([events, commands]) => ({
    events,
    commands: commands as readonly ReferralCommand[],
    options: DEFAULTS,
  }));

function spoiled(command: ReferralCommand, drawn: number, junk: unknown): unknown {
  const names = Object.keys(command.data);
  const name = names[drawn % Math.max(names.length, 1)] ?? 'extra';
  return { ...command, data: { ...command.data, [name]: junk } };
}

// Half of the time somebody of the receiving organization, who can do most.
function actorFor({ organizationId, otherOrganizationId }: Cast): fc.Arbitrary<Actor> {
  return fc.oneof(
    fc.constant<Actor>({ userId: 'user-1', organizationId, role: 'housing-provider' }),
    actorOf(organizationId, otherOrganizationId),
  );
}

/** Somebody who asks what can be done, after a legal or an imported history. */
export const askingExamples: fc.Arbitrary<Example> = fc
  .oneof(
    legalHistoryArb.map(({ events, scene }) => ({ events: events as readonly ReferralEvent[], scene })),
    importedHistoryArb.map(({ events, live }) => ({ events, scene: live.scene })),
  )
  .chain(({ events, scene: { cast } }) =>
    fc.record({
      events: fc.constant(events),
      actor: actorFor(cast),
      options: fc.record({
        policy: fc.constant(defaultPolicy),
        known: fc.oneof(fc.constant<Known>({}), knownArb(cast)),
      }),
    }),
  );
