import { UNSUCCESSFUL_RESULTS } from '../hud/index.js';
import { ROLES } from './actor.js';
import { isDateTime } from './calendar-date.js';
import type { CommandData, CommandType, ReferralCommand } from './commands.js';
import { VOID_REASONS, VOIDABLE } from './events.js';

/** The longest identifier, in characters. HUD's 32 is checked where HUD files are written. */
export const MAX_ID_LENGTH = 64;

// What a field must hold; a question mark says that it may be absent. A date is any text here: whether it is a
// real day is for the rule date-not-real.
type Kind = 'id' | 'id?' | 'date' | 'date?' | 'number' | readonly string[];
type Shape = Readonly<Record<string, Kind>>;
type Shapes = { readonly [T in CommandType]: Readonly<Record<keyof CommandData[T], Kind>> };

const SHAPES: Shapes = {
  refer: {
    referralId: 'id',
    personalId: 'id',
    enrollmentId: 'id',
    householdId: 'id?',
    eventType: 'number',
    projectId: 'id',
    organizationId: 'id',
    referredOn: 'date',
  },
  acknowledge: { acknowledgedOn: 'date' },
  enroll: { enrollmentId: 'id', personalId: 'id', projectId: 'id', enrolledOn: 'date' },
  'resolve-successful': { resultDate: 'date?', resultingEnrollmentId: 'id?' },
  'resolve-unsuccessful': { result: UNSUCCESSFUL_RESULTS, resultDate: 'date', notHousedReason: 'id' },
  'add-not-housed-reason': { reason: 'id', addedOn: 'date' },
  void: { of: VOIDABLE, reason: VOID_REASONS, voidedOn: 'date' },
};

const ACTOR: Shape = { userId: 'id', organizationId: 'id', role: ROLES };

/** The fields of a command's data, in their order. */
export function fieldsOf(type: CommandType): readonly string[] {
  return Object.keys(SHAPES[type]);
}

/** The fields of an actor, in their order. */
export const ACTOR_FIELDS: readonly string[] = /* @__PURE__ */ Object.keys(ACTOR);

/** A field of a command that is missing or malformed, and what it may hold. */
export interface ShapeFault {
  /** The field; never one that the library does not know, since such a name may itself tell something. */
  readonly field: string;
  /** The values it may have, where they can be listed. */
  readonly oneOf?: readonly string[];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function holds(kind: Kind, value: unknown): boolean {
  if (typeof kind !== 'string') return (kind as readonly unknown[]).includes(value);
  if (value === undefined) return kind.endsWith('?');
  if (kind === 'number') return typeof value === 'number';
  if (typeof value !== 'string') return false;
  if (kind.startsWith('date')) return true;
  if (value.length <= MAX_ID_LENGTH) return value !== '';
  // Characters, not UTF-16 units: JSON Schema counts them so.
  return [...value.slice(0, 2 * MAX_ID_LENGTH + 1)].length <= MAX_ID_LENGTH;
}

function faultsOf(shape: Shape, record: unknown, name: string): ShapeFault[] {
  if (!isRecord(record)) return [{ field: name }];
  const faults: ShapeFault[] = [];
  for (const field of Object.keys(shape)) {
    const kind = shape[field] as Kind;
    if (!holds(kind, record[field]))
      faults.push(typeof kind === 'string' ? { field } : { field, oneOf: kind });
  }
  return faults;
}

/** Says whether a command is of a type that this version knows. Total: any value may be asked about. */
export function isKnownCommand(command: unknown): command is ReferralCommand {
  return isRecord(command) && typeof command.type === 'string' && Object.hasOwn(SHAPES, command.type);
}

/**
 * Finds what is missing or malformed in a command, whatever it is: one fault a field. Keys of `data` that no
 * command has are a fault too, since a fact that is not carried would be dropped in silence. It does not judge
 * what the fields say.
 */
export function shapeFaults(command: unknown): readonly ShapeFault[] {
  if (!isKnownCommand(command)) return [{ field: 'type', oneOf: Object.keys(SHAPES) }];
  const shape: Shape = SHAPES[command.type];
  const data: unknown = command.data;
  const faults = faultsOf(shape, data, 'data');
  if (isRecord(data) && Object.keys(data).some((key) => !Object.hasOwn(shape, key))) {
    faults.push({ field: 'data', oneOf: Object.keys(shape) });
  }
  const metadata: unknown = command.metadata;
  if (!isRecord(metadata)) return [...faults, { field: 'metadata' }];
  if (!isDateTime(metadata.recordedAt)) faults.push({ field: 'recordedAt' });
  faults.push(...faultsOf(ACTOR, metadata.recordedBy, 'recordedBy'));
  if (!holds('id?', metadata.commandId)) faults.push({ field: 'commandId' });
  return faults;
}
