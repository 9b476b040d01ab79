import type { Actor } from '../../referral/actor.js';
import {
  COMMAND_TYPES,
  type CommandMetadata,
  type CommandOf,
  type CommandType,
  type ReferralCommand,
} from '../../referral/commands.js';
import * as fc from 'fast-check';
import { actorArb, actorOf } from './actors.js';
import { ANYTHING, commandDataArbs, FEW_AND_UNREAL, type Supply } from './data.js';
import { dateTimeArb } from './dates.js';
import { idArb } from './ids.js';

function commandsOf(supply: Supply, metadata: fc.Arbitrary<CommandMetadata>): fc.Arbitrary<ReferralCommand> {
  const data = commandDataArbs(supply);
  return fc.oneof(
    ...COMMAND_TYPES.map(
      (type) =>
        fc.record({ type: fc.constant(type), data: data[type], metadata }) as fc.Arbitrary<ReferralCommand>,
    ),
  );
}

const metadataArb: fc.Arbitrary<CommandMetadata> = fc.record(
  { recordedAt: dateTimeArb, recordedBy: actorArb, commandId: idArb },
  { requiredKeys: ['recordedAt', 'recordedBy'] },
);

/** A well-formed command of any type, by anybody, at any time. Most states refuse it. */
export const commandArb: fc.Arbitrary<ReferralCommand> = commandsOf(ANYTHING, metadataArb);

/** A well-formed command of one type, by anybody, at any time. */
export function commandOfArb<T extends CommandType>(type: T): fc.Arbitrary<CommandOf<T>> {
  const data: fc.Arbitrary<unknown> = commandDataArbs(ANYTHING)[type];
  return fc.record({ type: fc.constant(type), data, metadata: metadataArb }) as unknown as fc.Arbitrary<
    CommandOf<T>
  >;
}

/** A well-formed command by the given actor (by default anybody's), made from few values, recorded late enough. */
export function commandFrom(
  actor: fc.Arbitrary<Actor> = actorOf('A', 'B'),
  supply: Supply = FEW_AND_UNREAL,
): fc.Arbitrary<ReferralCommand> {
  return commandsOf(supply, fc.record({ recordedAt: fc.constant('2026-03-09T09:00Z'), recordedBy: actor }));
}
