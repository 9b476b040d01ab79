import type { CommandType, ReferralCommand } from '../referral/commands.js';
import { commands } from './command-schema.js';
import { issue, type NotParsed, notParsed, type SchemaIssue } from './issues.js';
import { guarded, interpreted, isObject, type Validate, valueOrThrow, wrongType } from './validate.js';

/** What {@link safeParseCommand} answers where the command fits. */
export interface ParsedCommand {
  /** Tells the two outcomes apart. */
  readonly ok: true;
  /** The command: a plain copy, the caller's own. */
  readonly command: ReferralCommand;
}

function buildValidators(): ReadonlyMap<string, Validate<ReferralCommand>> {
  const types = Object.keys(commands) as CommandType[];
  return new Map(types.map((type) => [type, interpreted<ReferralCommand>(commands[type])]));
}

const VALIDATORS: ReadonlyMap<string, Validate<ReferralCommand>> = /* @__PURE__ */ buildValidators();

function validatorOf(input: unknown): Validate<ReferralCommand> | SchemaIssue {
  if (!isObject(input)) return wrongType(input, 'object');
  const { type } = input;
  if (typeof type !== 'string') return wrongType(type, 'string', ['type']);
  return VALIDATORS.get(type) ?? issue('unknown-command-type', ['type'], { oneOf: [...VALIDATORS.keys()] });
}

const validateCommand: Validate<ReferralCommand> = /* @__PURE__ */ guarded((input) => {
  const validator = validatorOf(input);
  return typeof validator === 'function' ? validator(input) : notParsed([validator]);
});

/**
 * Reads a command from untrusted data, such as the body of a request: a plain copy of it. Whether the command
 * may be recorded is not judged: `decide` does that.
 *
 * `metadata.recordedBy` is checked in form only: who acts is for the caller's own sign-in to say, never for the
 * request.
 *
 * Throws a {@link SchemaRefused} (`schema-refused`). Changes and freezes nothing of what it is given.
 */
export function parseCommand(input: unknown): ReferralCommand {
  return valueOrThrow('command', validateCommand(input));
}

/** As {@link parseCommand}, but answers what is wrong instead of throwing it. Never throws. */
export function safeParseCommand(input: unknown): ParsedCommand | NotParsed {
  const validated = validateCommand(input);
  return validated.ok ? { ok: true, command: validated.value } : validated;
}

/** Says whether {@link parseCommand} would take the value. Never throws. */
export function isCommand(input: unknown): input is ReferralCommand {
  return validateCommand(input).ok;
}
