import { LIFE, SEEN_AS } from './life-table.js';
import { at, field, isRow, type Row, told } from './values.js';

/** The beginning. */
export const beginning: Row = Object.freeze({ status: 'not-referred' });

/** What is taken from an event: `to` a field of the state, `from` its data, and the form it must have. */
type Take = readonly [to: string, from: string, form: 'text' | 'text?' | 'number'];

const REFERRAL: readonly Take[] = [
  ['referralId', 'referralId', 'text'],
  ['personalId', 'personalId', 'text'],
  ['enrollmentId', 'enrollmentId', 'text'],
  ['eventType', 'eventType', 'number'],
  ['referredOn', 'referredOn', 'text'],
  ['householdId', 'householdId', 'text?'],
  ['projectId', 'projectId', 'text?'],
  ['organizationId', 'organizationId', 'text?'],
];
const ENROLLMENT: readonly Take[] = [
  ['enrollmentId', 'enrollmentId', 'text'],
  ['personalId', 'personalId', 'text'],
  ['enrolledOn', 'enrolledOn', 'text'],
  ['projectId', 'projectId', 'text?'],
];

/** What each thing that is recorded adds: into a record of the state, or (with no name) beside the others. */
const ADDS: Readonly<Record<string, { readonly into?: string; readonly takes: readonly Take[] }>> = {
  referred: { into: 'referral', takes: REFERRAL },
  acknowledged: { takes: [['acknowledgedOn', 'acknowledgedOn', 'text']] },
  enrolled: { into: 'enrollment', takes: ENROLLMENT },
  accepted: {
    takes: [
      ['result', 'result', 'text'],
      ['resultDate', 'resultDate', 'text?'],
      ['resultingEnrollmentId', 'resultingEnrollmentId', 'text?'],
    ],
  },
  rejected: {
    takes: [
      ['result', 'result', 'text'],
      ['resultDate', 'resultDate', 'text?'],
      ['notHousedReason', 'notHousedReason', 'text?'],
    ],
  },
  reason: {
    takes: [
      ['notHousedReason', 'reason', 'text'],
      ['notHousedReasonAddedOn', 'addedOn', 'text'],
    ],
  },
  'void-referral': {
    into: 'voided',
    takes: [
      ['reason', 'reason', 'text'],
      ['voidedOn', 'voidedOn', 'text'],
    ],
  },
};

/** What a void takes away again, and the event that had brought it. */
const TAKES_AWAY: Readonly<Record<string, { readonly fields: readonly string[]; readonly of: string }>> = {
  'void-acknowledgement': { fields: ['acknowledgedOn', 'acknowledgedAfterEnrollment'], of: 'acknowledged' },
  'void-enrollment': { fields: ['enrollment'], of: 'enrolled' },
};

/** The column of the table that an event belongs to; nothing where it belongs to none. */
export function columnOf(event: unknown): string | undefined {
  const data = field(event, 'data');
  if (data === null || typeof data !== 'object') return undefined;
  const [type, result, of] = [field(event, 'type'), field(data, 'result'), field(data, 'of')];
  const same = ['referred', 'acknowledged', 'enrolled'].find((name) => name === type);
  if (same !== undefined) return same;
  if (type === 'not-housed-reason-added') return 'reason';
  if (type === 'resolved' && result === 'client-accepted') return 'accepted';
  if (type === 'resolved' && (result === 'client-rejected' || result === 'provider-rejected'))
    return 'rejected';
  const voidable = ['referral', 'acknowledgement', 'enrollment'].find((name) => name === of);
  return type === 'voided' && voidable !== undefined ? `void-${voidable}` : undefined;
}

/** The row of the table in which a state is. */
function rowOf(state: Row): string {
  const { status, acknowledgedOn, acknowledgedAfterEnrollment, notHousedReason } = state;
  if (status === 'referred') return 'seen-by-nobody';
  if (status === 'successful') return notHousedReason === undefined ? 'successful' : 'explained';
  if (status !== 'enrolled') return status as string;
  if (acknowledgedAfterEnrollment === true) return 'enrolled-late';
  return acknowledgedOn === undefined ? 'enrolled-unseen' : 'enrolled-seen';
}

/** The rule that refuses an event for its place in the history; nothing where it has one. */
export function outOfPlace(state: Row, event: unknown): string | undefined {
  const column = columnOf(event);
  if (column === undefined) return 'unknown-event-type';
  const cell = LIFE[rowOf(state)]?.[column] ?? '';
  return cell.startsWith('!') ? cell.slice(1) : undefined;
}

/** The rule that inferred an event, where it was imported and inferred. */
export function inferrer(event: unknown): string | undefined {
  const rule = at(event, 'metadata.inferredBy');
  return at(event, 'metadata.source') === 'import' && typeof rule === 'string' ? rule : undefined;
}

function taken(data: unknown, takes: readonly Take[]): Row {
  const inForm = ([to, from, form]: Take): readonly [string, unknown] => {
    const value = field(data, from);
    if (form === 'number') return [to, typeof value === 'number' ? value : 0];
    if (typeof value === 'string') return [to, value];
    return [to, form === 'text' ? '' : undefined];
  };
  return told(Object.fromEntries(takes.map(inForm)));
}

function frozen(row: Row): Row {
  for (const value of Object.values(row)) Object.freeze(value);
  return Object.freeze(row);
}

/** The state after an event; the very same one where the history has no place for it. */
export function after(state: Row, event: unknown): Row {
  if (outOfPlace(state, event) !== undefined) return state;
  const column = columnOf(event) as string;
  const where = LIFE[rowOf(state)]?.[column] as string;
  const { into, takes } = ADDS[column] ?? { takes: [] };
  const facts = taken(field(event, 'data'), takes);
  const away = TAKES_AWAY[column];
  const late = where === 'enrolled-late' ? { acknowledgedAfterEnrollment: true } : {};
  const inferred = { ...(isRow(state.inferredBy) ? state.inferredBy : {}) } as Record<string, unknown>;
  if (away !== undefined) delete inferred[away.of];
  const rule = inferrer(event);
  if (rule !== undefined) inferred[field(event, 'type') as string] = rule;
  const kept = Object.entries(state).filter(([key]) => key !== 'inferredBy' && !away?.fields.includes(key));
  return frozen({
    ...Object.fromEntries(kept),
    ...(into === undefined ? facts : { [into]: facts }),
    ...late,
    status: SEEN_AS[where] ?? where,
    ...(Object.keys(inferred).length > 0 ? { inferredBy: inferred } : {}),
  });
}
