import {
  evolve,
  initialState,
  POSITIONS,
  type Position,
  positionOf,
  type ReferralEvent,
  REFERRAL_STATUSES,
  replay,
  type SkipCode,
  STEPS,
  type Step,
  statusOf,
  stepOf,
  TRANSITIONS,
} from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import {
  acknowledged,
  enrolled,
  given,
  reasonAdded,
  referred,
  successful,
  unsuccessful,
  voided,
} from './given.js';

const EVENT: Readonly<Record<Step, ReferralEvent>> = {
  refer: referred(),
  acknowledge: acknowledged(),
  enroll: enrolled(),
  'resolve-successful': successful(),
  'resolve-unsuccessful': unsuccessful(),
  'add-not-housed-reason': reasonAdded(),
  'void-referral': voided(),
  'void-acknowledgement': voided({ of: 'acknowledgement' }),
  'void-enrollment': voided({ of: 'enrollment' }),
};

const HISTORY: Readonly<Record<Position, readonly ReferralEvent[]>> = {
  'not-referred': [],
  referred: given.referred,
  acknowledged: given.acknowledged,
  'enrolled-unacknowledged': given.enrolledUnacknowledged,
  'enrolled-after-acknowledgement': given.enrolled,
  'enrolled-before-acknowledgement': [...given.enrolledUnacknowledged, acknowledged()],
  successful: given.successful,
  'successful-not-housed': given.notHoused,
  unsuccessful: given.unsuccessful,
  voided: given.voided,
};

// What each step does in each position, once more and in other words: the facts that stand decide.
function expected(position: Position, step: Step): Position | SkipCode {
  if (position === 'voided') return 'voided-is-final';
  if (position === 'not-referred') return step === 'refer' ? 'referred' : 'not-referred';
  if (step === 'void-referral') return 'voided';
  if (step === 'refer') return 'already-referred';
  const open = position === 'referred' || position === 'acknowledged' || position.startsWith('enrolled-');
  const success = position.startsWith('successful');
  switch (step) {
    case 'resolve-successful':
      return open ? 'successful' : 'already-resolved';
    case 'resolve-unsuccessful':
      return open ? 'unsuccessful' : 'already-resolved';
    case 'add-not-housed-reason':
      if (open) return 'reason-before-success';
      if (!success) return 'unsuccessful-is-final';
      return position === 'successful' ? 'successful-not-housed' : 'reason-already-added';
    case 'acknowledge':
      if (success) return 'success-takes-only-a-reason';
      if (!open) return 'unsuccessful-is-final';
      if (position === 'referred') return 'acknowledged';
      return position === 'enrolled-unacknowledged'
        ? 'enrolled-before-acknowledgement'
        : 'already-acknowledged';
    case 'enroll':
      if (success) return 'success-takes-only-a-reason';
      if (!open) return 'unsuccessful-is-final';
      if (position === 'referred') return 'enrolled-unacknowledged';
      return position === 'acknowledged' ? 'enrolled-after-acknowledgement' : 'already-enrolled';
    case 'void-acknowledgement':
      if (position === 'acknowledged') return 'referred';
      return position === 'enrolled-before-acknowledgement'
        ? 'enrolled-unacknowledged'
        : 'void-of-what-is-not-latest';
    case 'void-enrollment':
      if (position === 'enrolled-unacknowledged') return 'referred';
      return position === 'enrolled-after-acknowledgement' ? 'acknowledged' : 'void-of-what-is-not-latest';
  }
}

describe('TRANSITIONS', () => {
  it('has a row for every position and a cell for every step', () => {
    expect(POSITIONS).toEqual(Object.keys(HISTORY));
    expect(STEPS).toEqual(Object.keys(EVENT));
    for (const position of POSITIONS) expect(Object.keys(TRANSITIONS[position])).toEqual(STEPS);
  });

  describe.each(POSITIONS.map((position) => [position] as const))('in the position %s', (position) => {
    const state = replay(HISTORY[position]);

    it('is where its history leads', () => {
      expect(positionOf(state)).toBe(position);
      expect(statusOf(position)).toBe(state.status);
    });

    it.each(STEPS.map((step) => [step] as const))(
      'says what the step %s does, as the fold does it',
      (step) => {
        const { to, refusedBy } = TRANSITIONS[position][step];
        expect(to ?? refusedBy).toBe(expected(position, step));
        const after = evolve(state, EVENT[step]);
        if (to === undefined) expect(after).toBe(state);
        else expect(positionOf(after)).toBe(to);
      },
    );
  });

  it('reaches every position from the beginning, and every status', () => {
    const reached = new Set<Position>(['not-referred']);
    for (const position of reached) {
      for (const step of STEPS) {
        const { to } = TRANSITIONS[position][step];
        if (to !== undefined) reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual([...POSITIONS].sort());
    expect(new Set([...reached].map(statusOf))).toEqual(new Set(REFERRAL_STATUSES));
  });
});

describe('stepOf', () => {
  it('knows every step by its event', () => {
    for (const step of STEPS) expect(stepOf(EVENT[step])).toBe(step);
    expect(stepOf(unsuccessful({ result: 'client-rejected' }))).toBe('resolve-unsuccessful');
  });

  it.each([
    [null],
    [undefined],
    [7],
    ['referred'],
    [[]],
    [{}],
    [{ type: 'referred' }],
    [{ type: 'referred', data: null }],
    [{ type: 'acknowledged', data: 'text' }],
    [{ type: 'constructor', data: {} }],
    [{ type: '__proto__', data: {} }],
    [{ type: 'resolved', data: {} }],
    [{ type: 'resolved', data: { result: 'constructor' } }],
    [{ type: 'resolved', data: { result: 1 } }],
    [{ type: 'voided', data: {} }],
    [{ type: 'voided', data: { of: 'result' } }],
    [{ type: 'Referred', data: {} }],
  ])('does not know %j, and nothing changes with it', (event) => {
    expect(stepOf(event as unknown as ReferralEvent)).toBeUndefined();
    for (const state of [initialState, replay(given.enrolled)]) {
      expect(evolve(state, event as unknown as ReferralEvent)).toBe(state);
    }
  });
});
