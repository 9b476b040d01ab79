import {
  type DecideOptions,
  type Decision,
  defaultPolicy,
  type NewReferralEvent,
  type ReferralCommand,
  type ReferralState,
  type Violation,
} from 'ce-referrals';
import { eventByHand } from './event.js';
import { type Facts, takeByHand } from './fold.js';
import { violation } from './found.js';
import { judgeByHand } from './judge.js';
import { FIELDS, findInShape, isKnown } from './shape.js';
import type { Values } from './values.js';

const NONE: readonly never[] = Object.freeze([]);

function holds(facts: Readonly<Facts>, command: ReferralCommand, event: NewReferralEvent): boolean {
  if ((command.type === 'void') !== (facts.status === 'voided')) return false;
  const data = event.data as unknown as Values;
  const { referral, enrollment, voided } = facts;
  switch (command.type) {
    case 'refer':
      return referral !== undefined && isHeld(command, data, referral as unknown as Values);
    case 'enroll':
      return enrollment !== undefined && isHeld(command, data, enrollment as unknown as Values);
    case 'resolve-successful':
      return facts.result === 'client-accepted' && isHeld(command, data, facts);
    case 'add-not-housed-reason':
      return data.reason === facts.notHousedReason && data.addedOn === facts.notHousedReasonAddedOn;
    case 'void':
      return data.of === 'referral' && data.reason === voided?.reason && data.voidedOn === voided?.voidedOn;
    default:
      return isHeld(command, data, facts);
  }
}

function isHeld({ type }: ReferralCommand, data: Values, held: Values): boolean {
  for (const field of FIELDS[type]) if (data[field] !== held[field]) return false;
  return true;
}

function refused(violations: readonly Violation[], state: ReferralState): Decision {
  return Object.freeze({ ok: false, violations: Object.freeze(violations), state });
}

/** A command decided by hand: what `decide` is measured against. */
export function decideByHand(
  command: ReferralCommand,
  state: ReferralState,
  options: DecideOptions = {},
): Decision {
  const { policy = defaultPolicy, known = {} } = options;
  const incomplete = findInShape(command);
  if (!isKnown(command)) {
    return refused(
      incomplete.map((expected) => violation('incomplete-command', expected, 'error')),
      state,
    );
  }
  const before = state as Facts;
  const event = eventByHand(command, before, policy);
  const found = judgeByHand(event, { facts: before, policy, known });
  for (const expected of incomplete) found.push(violation('incomplete-command', expected, 'error'));

  let isRefused = false;
  let isForTheActor = true;
  for (let at = 0; at < found.length; at += 1) {
    const one = found[at] as Violation;
    found[at] = Object.freeze({ ...one, command: command.type });
    if (one.severity === 'warning') continue;
    isRefused = true;
    if (one.code === 'role-may-not' || one.code === 'not-the-receiving-organization') isForTheActor = false;
  }
  if (incomplete.length === 0 && isForTheActor && holds(before, command, event))
    return Object.freeze({ ok: true, events: NONE, state, warnings: NONE });
  if (isRefused) return refused(found, state);

  const facts: Facts = { ...before };
  takeByHand(facts, event);
  return Object.freeze({
    ok: true,
    events: Object.freeze([event]),
    state: Object.freeze(facts) as ReferralState,
    warnings: Object.freeze(found),
  });
}
