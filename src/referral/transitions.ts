import type { Step } from './commands.js';
import type { ReferralEvent } from './events.js';
import { deepFreeze } from './freeze.js';
import type { ReferralState, ReferralStatus } from './state.js';
import { cellOf } from './steps.js';

/**
 * Where a referral stands, finer than its status: what may follow an enrollment depends on which fact was
 * recorded last, and what may follow a success on whether its reason is there. These are the rows of
 * {@link TRANSITIONS}.
 */
export type Position =
  | Exclude<ReferralStatus, 'enrolled'>
  | 'enrolled-unacknowledged'
  | 'enrolled-after-acknowledgement'
  | 'enrolled-before-acknowledgement'
  | 'successful-not-housed';

/** The rules that refuse an event because the history has no place for it. */
export type SkipCode =
  | 'not-referred'
  | 'already-referred'
  | 'already-acknowledged'
  | 'already-enrolled'
  | 'already-resolved'
  | 'unsuccessful-is-final'
  | 'success-takes-only-a-reason'
  | 'reason-before-success'
  | 'reason-already-added'
  | 'voided-is-final'
  | 'void-of-what-is-not-latest'
  | 'unknown-event-type';

/** A cell of the table: the position that the step leads to, or the rule that refuses it. */
export type Transition =
  | {
      /** The position after the step. */
      readonly to: Position;
      /** The status after the step. */
      readonly status: ReferralStatus;
      /** Not refused. */
      readonly refusedBy: undefined;
    }
  | {
      /** The step leads nowhere. */
      readonly to: undefined;
      /** The status stays. */
      readonly status: undefined;
      /** The rule that refuses the step. */
      readonly refusedBy: SkipCode;
    };

/** A row of the table: what each step does in one position. */
export type TransitionRow = Readonly<Record<Step, Transition>>;

function buildTransitions(): Readonly<Record<Position, TransitionRow>> {
  const to = (position: Position): Transition => ({
    to: position,
    status: statusOf(position),
    refusedBy: undefined,
  });
  const no = (code: SkipCode): Transition => ({ to: undefined, status: undefined, refusedBy: code });
  const notLatest = no('void-of-what-is-not-latest');

  const open: TransitionRow = {
    refer: no('already-referred'),
    acknowledge: no('already-acknowledged'),
    enroll: no('already-enrolled'),
    'resolve-successful': to('successful'),
    'resolve-unsuccessful': to('unsuccessful'),
    'add-not-housed-reason': no('reason-before-success'),
    'void-referral': to('voided'),
    'void-acknowledgement': notLatest,
    'void-enrollment': notLatest,
  };
  const resolved = (later: SkipCode, reason: Transition): TransitionRow => ({
    ...open,
    acknowledge: no(later),
    enroll: no(later),
    'resolve-successful': no('already-resolved'),
    'resolve-unsuccessful': no('already-resolved'),
    'add-not-housed-reason': reason,
  });

  const every = (cell: Transition): TransitionRow =>
    Object.fromEntries(Object.keys(open).map((step) => [step, cell])) as TransitionRow;

  return deepFreeze<Readonly<Record<Position, TransitionRow>>>({
    'not-referred': { ...every(no('not-referred')), refer: to('referred') },
    referred: { ...open, acknowledge: to('acknowledged'), enroll: to('enrolled-unacknowledged') },
    acknowledged: {
      ...open,
      enroll: to('enrolled-after-acknowledgement'),
      'void-acknowledgement': to('referred'),
    },
    'enrolled-unacknowledged': {
      ...open,
      acknowledge: to('enrolled-before-acknowledgement'),
      'void-enrollment': to('referred'),
    },
    'enrolled-after-acknowledgement': { ...open, 'void-enrollment': to('acknowledged') },
    'enrolled-before-acknowledgement': {
      ...open,
      'void-acknowledgement': to('enrolled-unacknowledged'),
    },
    successful: resolved('success-takes-only-a-reason', to('successful-not-housed')),
    'successful-not-housed': resolved('success-takes-only-a-reason', no('reason-already-added')),
    unsuccessful: resolved('unsuccessful-is-final', no('unsuccessful-is-final')),
    voided: every(no('voided-is-final')),
  });
}

/**
 * The one table of what may follow what: the fold, the skip rules and the state diagram all read it. A cell
 * says where a step leads or which rule refuses it; a refused step changes nothing.
 */
export const TRANSITIONS: Readonly<Record<Position, TransitionRow>> = /* @__PURE__ */ buildTransitions();

/** The positions, in the order of the table's rows. */
export const POSITIONS: readonly Position[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.keys(TRANSITIONS) as Position[],
);

/** The status of a position. */
export function statusOf(position: Position): ReferralStatus {
  if (position === 'successful-not-housed') return 'successful';
  return (position.startsWith('enrolled') ? 'enrolled' : position) as ReferralStatus;
}

// The row of where a state stands. Each is named: a look-up by a text that varies takes as long as all else that a
// fold does with an event.
function rowOf(state: ReferralState): TransitionRow {
  switch (state.status) {
    case 'not-referred':
      return TRANSITIONS['not-referred'];
    case 'referred':
      return TRANSITIONS.referred;
    case 'acknowledged':
      return TRANSITIONS.acknowledged;
    case 'enrolled':
      if (state.acknowledgedAfterEnrollment === true) return TRANSITIONS['enrolled-before-acknowledgement'];
      return state.acknowledgedOn === undefined
        ? TRANSITIONS['enrolled-unacknowledged']
        : TRANSITIONS['enrolled-after-acknowledgement'];
    case 'successful':
      return state.notHousedReason === undefined
        ? TRANSITIONS.successful
        : TRANSITIONS['successful-not-housed'];
    case 'unsuccessful':
      return TRANSITIONS.unsuccessful;
    case 'voided':
      return TRANSITIONS.voided;
  }
}

/** Says in which position a state is. */
export function positionOf(state: ReferralState): Position {
  const row = rowOf(state);
  return POSITIONS.find((position) => TRANSITIONS[position] === row) as Position;
}

/** What the table says of an event in a state; `undefined` for what is no event this version knows. */
export function transitionOf(state: ReferralState, event: ReferralEvent): Transition | undefined {
  return cellOf(rowOf(state), event);
}

/**
 * The skip rule that refuses an event in a state, or `undefined` where the history has a place for it. It looks
 * at order alone; whether the fact is right is for the other rules.
 */
export function refusalOf(state: ReferralState, event: ReferralEvent): SkipCode | undefined {
  const transition = transitionOf(state, event);
  return transition === undefined ? 'unknown-event-type' : transition.refusedBy;
}

/** The positions in which the history has a place for an event. */
export function positionsTaking(event: ReferralEvent): readonly Position[] {
  return POSITIONS.filter((position) => cellOf(TRANSITIONS[position], event)?.to !== undefined);
}
