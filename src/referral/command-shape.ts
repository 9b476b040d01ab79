import { UNSUCCESSFUL_RESULTS } from '../hud/index.js';
import { ROLES } from './actor.js';
import { isDateTime } from './calendar-date.js';
import { COMMAND_TYPES, type CommandData, type CommandType, type ReferralCommand } from './commands.js';
import { VOID_REASONS, VOIDABLE } from './events.js';

/** The longest identifier, in characters. HUD's 32 is checked where HUD files are written. */
export const MAX_ID_LENGTH = 64;

// What a field must hold. A date is any text here: whether it is a real day is for the rule date-not-real.
type Kind = 'id' | 'date' | 'number' | readonly string[];
type Shape = Readonly<Record<string, { readonly kind: Kind; readonly optional: boolean }>>;

const must = (kind: Kind): Shape[string] => Object.freeze({ kind, optional: false });
const may = (kind: Kind): Shape[string] => Object.freeze({ kind, optional: true });

function buildShapes(): Readonly<Record<CommandType, Shape>> {
  const shapes: { readonly [T in CommandType]: Readonly<Record<keyof CommandData[T], Shape[string]>> } = {
    refer: {
      referralId: must('id'),
      personalId: must('id'),
      enrollmentId: must('id'),
      householdId: may('id'),
      eventType: must('number'),
      projectId: must('id'),
      organizationId: must('id'),
      referredOn: must('date'),
    },
    acknowledge: { acknowledgedOn: must('date') },
    enroll: {
      enrollmentId: must('id'),
      personalId: must('id'),
      projectId: must('id'),
      enrolledOn: must('date'),
    },
    'resolve-successful': { resultDate: may('date'), resultingEnrollmentId: may('id') },
    'resolve-unsuccessful': {
      result: must(UNSUCCESSFUL_RESULTS),
      resultDate: must('date'),
      notHousedReason: must('id'),
    },
    'add-not-housed-reason': { reason: must('id'), addedOn: must('date') },
    void: { of: must(VOIDABLE), reason: must(VOID_REASONS), voidedOn: must('date') },
  };
  return Object.freeze(shapes);
}

const SHAPES: Readonly<Record<CommandType, Shape>> = /* @__PURE__ */ buildShapes();

const ACTOR: Shape = /* @__PURE__ */ Object.freeze({
  userId: /* @__PURE__ */ must('id'),
  organizationId: /* @__PURE__ */ must('id'),
  role: /* @__PURE__ */ must(ROLES),
});

/** A field of a command that is missing or malformed, and what it may hold. */
export interface ShapeFault {
  /** The field; never one that the library does not know, since such a name may itself tell something. */
  readonly field: string;
  /** The values it may have, where they can be listed. */
  readonly oneOf?: readonly string[];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length >= 1 && value.length <= MAX_ID_LENGTH;
}

function holds(kind: Kind, value: unknown): boolean {
  if (kind === 'id') return isId(value);
  if (kind === 'date') return typeof value === 'string';
  if (kind === 'number') return typeof value === 'number';
  return (kind as readonly unknown[]).includes(value);
}

function* faultsOf(shape: Shape, record: unknown, name: string): Generator<ShapeFault> {
  if (!isRecord(record)) {
    yield { field: name };
    return;
  }
  for (const [field, { kind, optional }] of Object.entries(shape)) {
    const value = record[field];
    if (value === undefined ? optional : holds(kind, value)) continue;
    yield typeof kind === 'string' ? { field } : { field, oneOf: kind };
  }
}

/** Says whether a command is of a type that this version knows. Total: any value may be asked about. */
export function isKnownCommand(command: unknown): command is ReferralCommand {
  return isRecord(command) && (COMMAND_TYPES as readonly unknown[]).includes(command.type);
}

/**
 * Finds what is missing or malformed in a command, whatever it is: one fault a field. Keys of `data` that no
 * command has are a fault too, since a fact that is not carried would be dropped in silence. It does not judge
 * what the fields say.
 */
export function shapeFaults(command: unknown): readonly ShapeFault[] {
  if (!isKnownCommand(command)) return [{ field: 'type', oneOf: COMMAND_TYPES }];
  const shape = SHAPES[command.type];
  const faults = [...faultsOf(shape, command.data, 'data')];
  if (isRecord(command.data) && Object.keys(command.data).some((key) => !Object.hasOwn(shape, key))) {
    faults.push({ field: 'data', oneOf: Object.keys(shape) });
  }
  const metadata: unknown = command.metadata;
  if (!isRecord(metadata)) return [...faults, { field: 'metadata' }];
  if (!isDateTime(metadata.recordedAt)) faults.push({ field: 'recordedAt' });
  faults.push(...faultsOf(ACTOR, metadata.recordedBy, 'recordedBy'));
  if (metadata.commandId !== undefined && !isId(metadata.commandId)) faults.push({ field: 'commandId' });
  return faults;
}
