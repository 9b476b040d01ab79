import {
  availableCommands,
  decide,
  initialState,
  isResolved,
  isTerminal,
  type ReferralCommand,
  type ReferralState,
} from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { manager, provider } from './given.js';

const at = (recordedAt: `2026-${string}`, recordedBy = provider) =>
  ({ recordedAt, recordedBy }) as ReferralCommand['metadata'];

/** Gives a command that has to be accepted, and answers what came of it. */
function record(command: ReferralCommand, state: ReferralState) {
  const decision = decide(command, state);
  if (!decision.ok) throw new Error(decision.violations.map(({ message }) => message).join('; '));
  expect(decision.warnings).toEqual([]);
  return { event: decision.events[0]!, state: decision.state };
}

function refusalOf(command: ReferralCommand, state: ReferralState): readonly string[] {
  const decision = decide(command, state);
  expect(decision.state).toBe(state);
  return decision.ok ? [] : decision.violations.map(({ code }) => code);
}

const refer: ReferralCommand = {
  type: 'refer',
  data: {
    referralId: 'referral-1',
    personalId: 'client-1',
    enrollmentId: 'ce-enrollment-1',
    eventType: 13,
    projectId: 'project-1',
    organizationId: 'organization-1',
    referredOn: '2026-03-02',
  },
  metadata: at('2026-03-02T15:00-06:00', manager),
};
const acknowledge: ReferralCommand = {
  type: 'acknowledge',
  data: { acknowledgedOn: '2026-03-03' },
  metadata: at('2026-03-03T09:00-06:00'),
};
const enroll: ReferralCommand = {
  type: 'enroll',
  data: {
    enrollmentId: 'enrollment-1',
    personalId: 'client-1',
    projectId: 'project-1',
    enrolledOn: '2026-03-12',
  },
  metadata: at('2026-03-13T11:00-05:00'),
};
const resolveSuccessful: ReferralCommand = {
  type: 'resolve-successful',
  data: {},
  metadata: at('2026-03-20T10:00-05:00'),
};
const addReason: ReferralCommand = {
  type: 'add-not-housed-reason',
  data: { reason: 'no-unit-found', addedOn: '2026-06-30' },
  metadata: at('2026-06-30T16:00-05:00'),
};

const referred = record(refer, initialState).state;
const acknowledged = record(acknowledge, referred).state;
const enrolled = record(enroll, acknowledged).state;
const successful = record(resolveSuccessful, enrolled).state;

describe('A housing provider acknowledges a referral', () => {
  it('that a priority list manager made, and nobody else makes one', () => {
    expect(referred.status).toBe('referred');
    expect(refusalOf({ ...refer, metadata: at('2026-03-02T15:00-06:00') }, initialState)).toEqual([
      'role-may-not',
    ]);
  });

  it('as the first thing it does: an outcome recorded before it is refused', () => {
    expect(availableCommands(referred, provider)).toEqual(['acknowledge']);
    expect(refusalOf(enroll, referred)).toEqual(['not-acknowledged']);
    expect(acknowledged).toMatchObject({ status: 'acknowledged', acknowledgedOn: '2026-03-03' });
  });

  it('for its own organization only', () => {
    const elsewhere = { ...provider, organizationId: 'organization-2' };
    const command = { ...acknowledge, metadata: at('2026-03-03T09:00-06:00', elsewhere) };
    expect(refusalOf(command, referred)).toEqual(['not-the-receiving-organization']);
    expect(availableCommands(referred, elsewhere)).toEqual([]);
  });
});

describe('The referral is successful: the client was enrolled', () => {
  it('and the enrollment has to stand before the event is resolved', () => {
    const decision = decide(resolveSuccessful, acknowledged);
    expect(decision.ok ? [] : decision.violations.map(({ code }) => code)).toEqual([
      'success-without-enrollment',
    ]);
    expect(enrolled.status).toBe('enrolled');
  });

  it('with the result date and the resulting enrollment taken from the enrollment', () => {
    const { event, state } = record(resolveSuccessful, enrolled);
    expect(event.data).toEqual({
      result: 'client-accepted',
      resultDate: '2026-03-12',
      resultingEnrollmentId: 'enrollment-1',
    });
    expect(state).toMatchObject({
      status: 'successful',
      result: 'client-accepted',
      resultDate: '2026-03-12',
      resultingEnrollmentId: 'enrollment-1',
    });
  });

  it('on the day of the enrollment, not on the day it was typed', () => {
    const typed = { ...resolveSuccessful, data: { resultDate: '2026-03-20' } } as ReferralCommand;
    expect(refusalOf(typed, enrolled)).toEqual(['result-date-not-enrollment-date']);
  });

  it('whether or not anybody has moved in: only the reason for not being housed may follow', () => {
    expect(isResolved(successful)).toBe(true);
    expect(isTerminal(successful)).toBe(false);
    expect(availableCommands(successful, provider)).toEqual(['add-not-housed-reason']);
  });
});

describe('The referral is unsuccessful: the client was not enrolled and will not be', () => {
  it.each([
    ['client-rejected', 'no-longer-interested'],
    ['provider-rejected', 'program-full'],
  ] as const)('as %s, with the date it was determined and a reason', (result, notHousedReason) => {
    const command: ReferralCommand = {
      type: 'resolve-unsuccessful',
      data: { result, resultDate: '2026-03-16', notHousedReason },
      metadata: at('2026-03-17T10:00-05:00'),
    };
    const { event, state } = record(command, acknowledged);
    expect(event.data).toEqual({ result, resultDate: '2026-03-16', notHousedReason });
    expect(event.metadata.reasonListVersion).toBe('ce-referrals-1');
    expect(state).toMatchObject({
      status: 'unsuccessful',
      result,
      resultDate: '2026-03-16',
      notHousedReason,
    });
    expect(isTerminal(state)).toBe(true);
    expect(availableCommands(state, provider)).toEqual([]);
  });

  it('and not without the reason, nor with one that belongs to an enrolled client', () => {
    const without = {
      type: 'resolve-unsuccessful',
      data: { result: 'client-rejected', resultDate: '2026-03-16' },
      metadata: at('2026-03-17T10:00-05:00'),
    } as unknown as ReferralCommand;
    expect(refusalOf(without, acknowledged)).toEqual(['reason-missing', 'incomplete-command']);
    const unfit = { ...without, data: { ...without.data, notHousedReason: 'no-unit-found' } };
    expect(refusalOf(unfit as ReferralCommand, acknowledged)).toEqual(['reason-not-for-outcome']);
  });

  it('and not once the client is enrolled', () => {
    const command: ReferralCommand = {
      type: 'resolve-unsuccessful',
      data: { result: 'client-rejected', resultDate: '2026-03-16', notHousedReason: 'declined-unit' },
      metadata: at('2026-03-17T10:00-05:00'),
    };
    expect(refusalOf(command, enrolled)).toEqual(['enrolled-cannot-be-unsuccessful']);
  });
});

describe('The client was enrolled and never housed', () => {
  const { event, state } = record(addReason, successful);

  it('so the reason is added to the successful referral, which stays successful', () => {
    expect(event.type).toBe('not-housed-reason-added');
    expect(state).toEqual({
      ...successful,
      notHousedReason: 'no-unit-found',
      notHousedReasonAddedOn: '2026-06-30',
    });
    expect(state.status).toBe('successful');
  });

  it('with result and result date untouched', () => {
    expect(state).toMatchObject({ result: 'client-accepted', resultDate: '2026-03-12' });
  });

  it('and then nothing is edited any more', () => {
    expect(isTerminal(state)).toBe(true);
    expect(availableCommands(state, provider)).toEqual([]);
    const again = { ...addReason, data: { reason: 'landlord-declined', addedOn: '2026-06-30' } };
    expect(refusalOf(again as ReferralCommand, state)).toEqual(['reason-already-added']);
    const other: ReferralCommand = {
      type: 'resolve-unsuccessful',
      data: { result: 'client-rejected', resultDate: '2026-06-30', notHousedReason: 'declined-unit' },
      metadata: at('2026-06-30T16:00-05:00'),
    };
    expect(refusalOf(other, state)).toEqual(['already-resolved']);
  });
});
