import {
  initialState,
  isResolved,
  isTerminal,
  POSITIONS,
  type Position,
  REFERRAL_STATUSES,
  type ReferralState,
  replay,
} from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import {
  acknowledged,
  asImport,
  enrolled,
  given,
  inferred,
  reasonAdded,
  referred,
  successful,
  unsuccessful,
  voided,
} from './given.js';

const AT: Readonly<Record<Position, ReferralState>> = {
  'not-referred': initialState,
  referred: replay(given.referred),
  acknowledged: replay(given.acknowledged),
  'enrolled-unacknowledged': replay(given.enrolledUnacknowledged),
  'enrolled-after-acknowledgement': replay(given.enrolled),
  'enrolled-before-acknowledgement': replay([...given.enrolledUnacknowledged, acknowledged()]),
  successful: replay(given.successful),
  'successful-not-housed': replay(given.notHoused),
  unsuccessful: replay(given.unsuccessful),
  voided: replay(given.voided),
};

describe('A state', () => {
  it('is resolved once a result stands, and not when it was voided', () => {
    expect(POSITIONS.filter((position) => isResolved(AT[position]))).toEqual([
      'successful',
      'successful-not-housed',
      'unsuccessful',
    ]);
  });

  it('is terminal where nothing but a void can follow', () => {
    expect(POSITIONS.filter((position) => isTerminal(AT[position]))).toEqual([
      'successful-not-housed',
      'unsuccessful',
      'voided',
    ]);
  });

  it('is of one of the seven statuses, in the order of a referral’s life', () => {
    expect(REFERRAL_STATUSES).toEqual([
      'not-referred',
      'referred',
      'acknowledged',
      'enrolled',
      'successful',
      'unsuccessful',
      'voided',
    ]);
    expect(new Set(POSITIONS.map((position) => AT[position].status))).toEqual(new Set(REFERRAL_STATUSES));
  });

  it('holds every fact of a history, each under its own name', () => {
    expect(AT['successful-not-housed']).toStrictEqual({
      status: 'successful',
      referral: referred().data,
      acknowledgedOn: '2026-03-04',
      enrollment: enrolled().data,
      result: 'client-accepted',
      resultDate: '2026-03-10',
      resultingEnrollmentId: 'enrollment-1',
      notHousedReason: 'no-unit-found',
      notHousedReasonAddedOn: '2026-03-20',
    });
    expect(AT.unsuccessful).toStrictEqual({
      status: 'unsuccessful',
      referral: referred().data,
      acknowledgedOn: '2026-03-04',
      result: 'provider-rejected',
      resultDate: '2026-03-12',
      notHousedReason: 'income',
    });
    expect(AT.voided).toStrictEqual({
      status: 'voided',
      referral: referred().data,
      acknowledgedOn: '2026-03-04',
      voided: { reason: 'entered-in-error', voidedOn: '2026-03-25' },
    });
  });

  it('leaves out what an import does not know, and marks what it inferred', () => {
    const history = [
      asImport(referred(), ['projectId', 'organizationId']),
      asImport(enrolled(), ['projectId'], inferred),
      asImport(successful(), ['resultDate', 'resultingEnrollmentId']),
    ];
    const { projectId: _, organizationId: __, ...referral } = referred().data;
    const { projectId: ___, ...enrollment } = enrolled().data;
    expect(replay(history)).toStrictEqual({
      status: 'successful',
      referral,
      enrollment,
      result: 'client-accepted',
      inferredBy: { enrolled: 'nearest-enrollment' },
    });
  });

  it('keeps the mark of one inferred fact when another is taken back', () => {
    const history = [
      asImport(referred(), [], inferred),
      asImport(acknowledged(), [], inferred),
      voided({ of: 'acknowledgement' }),
    ];
    expect(replay(history)).toMatchObject({ inferredBy: { referred: 'nearest-enrollment' } });
    expect(replay([...history.slice(1, 1), referred(), history[1]!, history[2]!])).toStrictEqual(AT.referred);
  });

  it('keeps the household, where it is told', () => {
    const state = replay([referred({ householdId: 'household-1' })]);
    expect(state).toMatchObject({ referral: { householdId: 'household-1' } });
  });

  it('holds an unsuccessful result with no reason where an import knows none', () => {
    const state = replay([referred(), asImport(unsuccessful(), ['notHousedReason'])]);
    expect(Object.keys(state)).not.toContain('notHousedReason');
  });

  it('takes text for text and numbers for numbers, whatever an event holds', () => {
    const spoilt = (event: object) =>
      event as Parameters<typeof replay>[0] extends Iterable<infer E> ? E : never;
    const state = replay([
      spoilt({ type: 'referred', data: { eventType: '14', referralId: 7, projectId: {} } }),
      spoilt({ type: 'acknowledged', data: { acknowledgedOn: ['2026-03-04'] } }),
      spoilt({ type: 'enrolled', data: { enrollmentId: null } }),
      spoilt({ type: 'resolved', data: { result: 'client-accepted', resultDate: 20260310 } }),
      spoilt({ type: 'not-housed-reason-added', data: {} }),
      spoilt({ type: 'voided', data: { of: 'referral', reason: 1 } }),
    ]);
    expect(state).toStrictEqual({
      status: 'voided',
      referral: { referralId: '', personalId: '', enrollmentId: '', eventType: 0, referredOn: '' },
      acknowledgedOn: '',
      enrollment: { enrollmentId: '', personalId: '', enrolledOn: '' },
      result: 'client-accepted',
      notHousedReason: '',
      notHousedReasonAddedOn: '',
      voided: { reason: '', voidedOn: '' },
    });
  });

  it('forgets a reason that is added to nothing: the order decides', () => {
    expect(replay([...given.enrolled, reasonAdded(), successful()])).toStrictEqual(AT.successful);
  });
});
