/** `evolve`, one step, against a bare `produce` of immer, in a process of its own. */
import { deepStrictEqual } from 'node:assert/strict';
import { evolve, initialState, type ReferralEvent, type ReferralState } from 'ce-referrals';
import { produce } from 'immer';
import type { Facts } from '../by-hand/fold.js';
import { histories } from '../histories.js';
import { type Length, runPairs } from '../measuring/pairs.js';
import { answer, taskOf } from '../measuring/processes.js';

export interface EvolveTask {
  readonly histories: number;
}

interface Given {
  readonly state: ReferralState;
  readonly event: ReferralEvent;
}

// What anyone would write in a recipe who knows that the event is right: no guards, each fact copied whole.
function assign(draft: Facts, { type, data }: ReferralEvent): void {
  switch (type) {
    case 'referred':
      draft.status = 'referred';
      draft.referral = { ...data };
      break;
    case 'acknowledged':
      draft.status = 'acknowledged';
      draft.acknowledgedOn = data.acknowledgedOn;
      break;
    case 'enrolled':
      draft.status = 'enrolled';
      draft.enrollment = { ...data };
      break;
    case 'resolved':
      draft.result = data.result;
      if (data.resultDate !== undefined) draft.resultDate = data.resultDate;
      if (data.result === 'client-accepted') {
        draft.status = 'successful';
        if (data.resultingEnrollmentId !== undefined)
          draft.resultingEnrollmentId = data.resultingEnrollmentId;
      } else {
        draft.status = 'unsuccessful';
        if (data.notHousedReason !== undefined) draft.notHousedReason = data.notHousedReason;
      }
      break;
    case 'not-housed-reason-added':
      draft.notHousedReason = data.reason;
      draft.notHousedReasonAddedOn = data.addedOn;
      break;
    case 'voided':
      if (data.of === 'referral') {
        draft.status = 'voided';
        draft.voided = { reason: data.reason, voidedOn: data.voidedOn };
      } else {
        draft.status = 'acknowledged';
        delete draft.enrollment;
      }
  }
}

function bare({ state, event }: Given): ReferralState {
  return produce(state, (draft) => {
    assign(draft as Facts, event);
  });
}

function stepsOf(events: readonly ReferralEvent[]): Given[] {
  let state = initialState;
  return events.flatMap((event) => {
    const before = state;
    state = evolve(before, event);
    return state === before ? [] : [{ state: before, event }];
  });
}

const task = taskOf<EvolveTask & Length>();
const steps = histories(task.histories).flatMap(stepsOf);
for (const one of steps) deepStrictEqual(bare(one), evolve(one.state, one.event));

const WINDOW = 10_000;

function sideOf(each: (given: Given) => ReferralState): (turn: number) => unknown {
  return (turn) => {
    const from = (turn * WINDOW) % (steps.length - WINDOW);
    const states = new Array<ReferralState>(WINDOW);
    for (let at = 0; at < WINDOW; at += 1) states[at] = each(steps[from + at] as Given);
    return states;
  };
}

answer(
  await runPairs(
    sideOf(bare),
    sideOf(({ state, event }) => evolve(state, event)),
    { turns: task.turns, warmUp: task.warmUp },
  ),
);
