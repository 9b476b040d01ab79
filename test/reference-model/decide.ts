import { ACTOR, COMMANDS, type Form } from './commands-table.js';
import { after } from './fold.js';
import { type Fault, faultsOf } from './judge.js';
import { at, dayOfMoment, field, isRow, type Row, told } from './values.js';

/** What becomes of a command. */
type Answer =
  | {
      readonly ok: true;
      readonly events: readonly Row[];
      readonly state: Row;
      readonly warnings: readonly Fault[];
    }
  | { readonly ok: false; readonly violations: readonly Fault[]; readonly state: Row };

function fits(form: Form, value: unknown): boolean {
  if (typeof form !== 'string') return form.includes(value as string);
  if (value === undefined) return form.endsWith('?');
  if (form === 'number') return typeof value === 'number';
  if (typeof value !== 'string') return false;
  const length = Array.from(value).length;
  return form.startsWith('text') || (length >= 1 && length <= 64);
}

function fitAll(forms: Readonly<Record<string, Form>>, row: unknown): boolean {
  return isRow(row) && Object.entries(forms).every(([name, form]) => fits(form, row[name]));
}

function isWhole(command: Row, fields: Readonly<Record<string, Form>>): boolean {
  const { data, metadata } = command;
  return (
    fitAll(fields, data) &&
    Object.keys(data as Row).every((name) => Object.hasOwn(fields, name)) &&
    isRow(metadata) &&
    dayOfMoment(metadata.recordedAt) !== undefined &&
    fitAll(ACTOR, metadata.recordedBy) &&
    fits('id?', metadata.commandId)
  );
}

// What can be carried from a command into an event: text and numbers, never an object of the caller's.
function carried(from: unknown, names: readonly string[]): Row {
  const pairs = names.map((name) => [name, field(from, name)] as const);
  return Object.fromEntries(pairs.filter(([, value]) => ['string', 'number'].includes(typeof value)));
}

// A success takes its day and its enrollment from what is recorded: the result, else the enrollment.
function success(state: Row): Row {
  const [day, enrollment] =
    state.result === undefined
      ? [at(state, 'enrollment.enrolledOn'), at(state, 'enrollment.enrollmentId')]
      : [state.resultDate, state.resultingEnrollmentId];
  return told({ result: 'client-accepted', resultDate: day, resultingEnrollmentId: enrollment });
}

function eventFrom(command: Row, state: Row, policy: unknown): Row {
  const { type, data, metadata } = command;
  const { gives, fields, choosesReason } = COMMANDS[type as string]!;
  const said = carried(data, Object.keys(fields));
  const who = field(metadata, 'recordedBy');
  return {
    type: gives,
    data: type === 'resolve-successful' ? { ...success(state), ...said } : said,
    metadata: told({
      source: 'entry',
      ...carried(metadata, ['recordedAt', 'commandId']),
      recordedBy: who ? carried(who, Object.keys(ACTOR)) : undefined,
      reasonListVersion: choosesReason && at(policy, 'notHousedReasons.current'),
    }),
  };
}

// Where a state keeps what each command says; nothing where it has not been said.
const KEPT: Readonly<Record<string, (state: Row) => unknown>> = {
  refer: (state) => state.referral,
  enroll: (state) => state.enrollment,
  acknowledge: (state) => state,
  'resolve-unsuccessful': (state) => state,
  'resolve-successful': (state) => (state.result === 'client-accepted' ? state : undefined),
  'add-not-housed-reason': (state) => ({
    reason: state.notHousedReason,
    addedOn: state.notHousedReasonAddedOn,
  }),
  void: (state) => isRow(state.voided) && { of: 'referral', ...state.voided },
};

function isSaidAlready({ type }: Row, event: Row, state: Row): boolean {
  if ((type === 'void') !== (state.status === 'voided')) return false;
  const kept = KEPT[type as string]?.(state);
  const names = Object.keys(COMMANDS[type as string]!.fields);
  return isRow(kept) && names.every((name) => field(event.data, name) === kept[name]);
}

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

/** Decides a command. */
export function decide(
  command: unknown,
  state: Row,
  { policy, known = {} }: { readonly policy: unknown; readonly known?: unknown },
): Answer {
  const incomplete: Fault = { code: 'incomplete-command', severity: 'error' };
  // The state may be a caller's own: it is handed back as it is.
  const refuse = (violations: readonly Fault[]): Answer =>
    Object.freeze({ ok: false, violations: frozen(violations), state });
  const type = isRow(command) ? command.type : undefined;
  if (!isRow(command) || typeof type !== 'string' || !Object.hasOwn(COMMANDS, type))
    return refuse([incomplete]);
  const whole = isWhole(command, COMMANDS[type]!.fields);
  const event = eventFrom(command, state, policy);
  const faults = [...faultsOf(event, state, policy, known), ...(whole ? [] : [incomplete])];
  const errors = faults.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  const mayNot = errors.includes('role-may-not') || errors.includes('not-the-receiving-organization');
  if (whole && !mayNot && isSaidAlready(command, event, state)) {
    return Object.freeze({ ok: true, events: frozen([]), state, warnings: frozen([]) });
  }
  if (errors.length > 0) return refuse(faults);
  return frozen({ ok: true, events: [event], state: after(state, event), warnings: faults });
}
