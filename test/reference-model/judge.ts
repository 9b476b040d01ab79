import { holds } from './ask.js';
import { columnOf, inferrer, outOfPlace } from './fold.js';
import { RULINGS, type Ruling, type Way } from './rules-table.js';
import { at, dayOfMoment, field, isRow, type Row } from './values.js';

/** A broken rule. */
export type Fault = { readonly code: string; readonly severity: 'error' | 'warning' };

const DATES: Readonly<Record<string, string>> = {
  referred: 'referredOn',
  acknowledged: 'acknowledgedOn',
  enrolled: 'enrolledOn',
  resolved: 'resultDate',
  'not-housed-reason-added': 'addedOn',
  voided: 'voidedOn',
};

/** The policy's word for what each column of the life table does. */
const PERMITS: Readonly<Record<string, string>> = {
  referred: 'refer',
  acknowledged: 'acknowledge',
  enrolled: 'enroll',
  accepted: 'resolve-successful',
  rejected: 'resolve-unsuccessful',
  reason: 'add-not-housed-reason',
};

/** The rulings by the event type that they are about. */
const ABOUT: Readonly<Record<string, readonly Ruling[]>> = Object.fromEntries(
  Object.keys(DATES).map((type) => [type, RULINGS.filter(({ on }) => on.includes(type))]),
);

const OPEN = ['referred', 'acknowledged', 'enrolled'];
const rowsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const keyed = (table: unknown, key: unknown): unknown =>
  typeof key === 'string' ? field(table, key) : undefined;

function reasonIn(column: string, data: unknown): Row | undefined {
  if (column === 'reason') return { code: field(data, 'reason'), use: 'not-housed' };
  const code = field(data, 'notHousedReason');
  return column === 'rejected' && code !== undefined ? { code, use: 'unsuccessful' } : undefined;
}

function listedReason(reason: Row | undefined, metadata: unknown, policy: unknown): unknown {
  if (reason === undefined) return undefined;
  const lists = field(policy, 'notHousedReasons');
  const version = field(metadata, 'reasonListVersion') ?? field(lists, 'current');
  const list = rowsOf(field(lists, 'lists')).find((one) => field(one, 'version') === version);
  return rowsOf(field(list, 'reasons')).find((one) => field(one, 'code') === reason.code);
}

// All that a condition can be about, gathered under names.
function circumstancesOf(event: unknown, state: Row, policy: unknown, known: unknown): Row {
  const [data, metadata, type] = [
    field(event, 'data'),
    field(event, 'metadata'),
    field(event, 'type') as string,
  ];
  const column = columnOf(event) as string;
  const said = at(metadata, 'recordedBy');
  const actor = said !== null && typeof said === 'object' ? said : undefined;
  const referral = state.referral ?? (type === 'referred' ? data : undefined);
  const named = field(referral, 'organizationId');
  const projects = field(known, 'projects');
  const tied =
    type === 'enrolled'
      ? field(data, 'enrollmentId')
      : column === 'accepted' && state.enrollment === undefined
        ? field(data, 'resultingEnrollmentId')
        : undefined;
  const referralId = field(type === 'referred' ? data : state.referral, 'referralId');
  const open = rowsOf(field(known, 'others')).filter(
    (one) => field(one, 'referralId') !== referralId && OPEN.includes(field(one, 'status') as string),
  );
  const project = field(data, 'projectId');
  const reason = reasonIn(column, data);
  return {
    ...{ event, data, metadata, state, known, actor, tied, reason },
    date: field(data, DATES[type] ?? ''),
    recordedOn: dayOfMoment(field(metadata, 'recordedAt')),
    actsFor: keyed(at(policy, `permissions.${PERMITS[column] ?? column}`), field(actor, 'role')),
    receiver:
      typeof named === 'string'
        ? named
        : field(keyed(projects, field(referral, 'projectId')), 'organizationId'),
    project: keyed(projects, project),
    tiedTo: keyed(field(known, 'linked'), tied),
    listed: listedReason(reason, metadata, policy),
    open: open[0],
    openToTheSameProject:
      project === undefined ? undefined : open.find((one) => field(one, 'projectId') === project),
  };
}

/** Every rule that an event breaks where a state stands, as the rules see it. */
export function faultsOf(
  event: unknown,
  state: Row,
  policy: unknown,
  known: unknown,
  unknowable: readonly string[] = [],
): readonly Fault[] {
  const place = outOfPlace(state, event);
  const order: readonly Fault[] = place === undefined ? [] : [{ code: place, severity: 'error' }];
  if (place === 'unknown-event-type') return order;
  const circumstances = circumstancesOf(event, state, policy, known);
  const type = field(event, 'type') as string;
  const isInferred = ({ restsOn }: Way): boolean =>
    restsOn !== undefined && isRow(state.inferredBy) && field(state.inferredBy, restsOn) !== undefined;
  const judged = (ABOUT[type] ?? []).flatMap(({ code, warns, asks, ways }): readonly Fault[] => {
    if (asks !== undefined && unknowable.includes(asks)) return [];
    const broken = ways.filter(({ when }) => holds(when, circumstances));
    if (broken.length === 0) return [];
    const mild = warns === true || inferrer(event) !== undefined || broken.every(isInferred);
    return [{ code, severity: mild ? 'warning' : 'error' }];
  });
  return [...order, ...judged];
}
