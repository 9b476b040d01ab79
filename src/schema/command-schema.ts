import * as z from 'zod/mini';
import { UNSUCCESSFUL_RESULTS } from '../hud/index.js';
import type {
  CommandOf,
  CommandType,
  ReferralCommand,
  ResolveSuccessful,
  ResolveUnsuccessful,
} from '../referral/commands.js';
import { exactly } from './exactly.js';
import { acknowledged, enrolled, notHousedReasonAdded, referred, voided } from './facts.js';
import { calendarDate, identifier, oneOf } from './fields.js';
import { commandMetadata } from './metadata.js';

/** The schema of every command, by its type. */
export type CommandSchemas = { readonly [T in CommandType]: z.ZodMiniType<CommandOf<T>> };

function command<T extends CommandType, Data>(type: T, data: z.ZodMiniType<Data>) {
  return z.strictObject({ type: z.literal(type), data, metadata: commandMetadata });
}

function buildResolveSuccessful() {
  return exactly<ResolveSuccessful>()(
    z.strictObject({
      resultDate: z.exactOptional(calendarDate),
      resultingEnrollmentId: z.exactOptional(identifier),
    }),
  );
}

function buildResolveUnsuccessful() {
  return exactly<ResolveUnsuccessful>()(
    z.strictObject({
      result: oneOf(UNSUCCESSFUL_RESULTS),
      resultDate: calendarDate,
      notHousedReason: identifier,
    }),
  );
}

function buildCommands(): CommandSchemas {
  return {
    refer: command('refer', referred),
    acknowledge: command('acknowledge', acknowledged),
    enroll: command('enroll', enrolled),
    'resolve-successful': command('resolve-successful', buildResolveSuccessful()),
    'resolve-unsuccessful': command('resolve-unsuccessful', buildResolveUnsuccessful()),
    'add-not-housed-reason': command('add-not-housed-reason', notHousedReasonAdded),
    void: command('void', voided),
  };
}

function buildCommand(): z.ZodMiniType<ReferralCommand> {
  return z.union(Object.values(commands));
}

export const commands: CommandSchemas = /* @__PURE__ */ buildCommands();

/**
 * The zod schema of any command, to be used inside schemas of one's own. It accepts what {@link parseCommand}
 * accepts; its own errors are zod's and not for logs (see {@link eventSchema}).
 */
export const commandSchema: z.ZodMiniType<ReferralCommand> = /* @__PURE__ */ buildCommand();
