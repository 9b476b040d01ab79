import type { Position, RuleCode, SkipCode } from 'ce-referrals';
import type { JsonObject } from '../case.js';
import { FACTS, STATES } from '../histories.js';
import { type AttemptName, LATE, LATE_SUCCESS } from './attempts.js';

/** A row of the grid: what may follow where a referral stands, and what may not. */
export type Row = {
  readonly words: string;
  /** What is true after each step that has a place. */
  readonly taken: Partial<Record<AttemptName, JsonObject>>;
  /** The steps that have none, by the rule that refuses them. */
  readonly refused: Partial<Record<SkipCode, readonly AttemptName[]>>;
  /** Rules beside those of order that a refused step breaks. */
  readonly also?: Partial<Record<AttemptName, RuleCode>>;
  /** Rules that the history itself breaks, with the event that breaks each. */
  readonly before?: readonly (readonly [eventIndex: number, code: RuleCode])[];
};

const LATE_VOID = { status: 'voided', voided: { reason: 'duplicate', voidedOn: LATE } } as const;
const LATE_ENROLLMENT = { ...FACTS.enrollment, enrollmentId: 'e-rrh-77', enrolledOn: LATE };
const SUCCEEDED = { status: 'successful', result: 'client-accepted', ...LATE_SUCCESS } as const;
const FAILED = {
  status: 'unsuccessful',
  result: 'client-rejected',
  resultDate: LATE,
  notHousedReason: 'declined-unit',
} as const;

// The steps that end an open referral.
const ends = (state: JsonObject): Partial<Record<AttemptName, JsonObject>> => ({
  successful: { ...state, ...SUCCEEDED },
  unsuccessful: { ...state, ...FAILED },
  'void-of-the-referral': { ...state, ...LATE_VOID },
});

/** What may follow what, written down by hand. */
export const GRID: Readonly<Record<Position, Row>> = {
  'not-referred': {
    words: 'before any referral',
    taken: { referred: { status: 'referred', referral: { ...FACTS.referral, referredOn: LATE } } },
    refused: {
      'not-referred': [
        'acknowledged',
        'enrolled',
        'successful',
        'unsuccessful',
        'reason',
        'void-of-the-referral',
        'void-of-the-acknowledgement',
        'void-of-the-enrollment',
      ],
    },
  },
  referred: {
    words: 'after the referral alone',
    taken: {
      acknowledged: { ...STATES.referred, status: 'acknowledged', acknowledgedOn: '2026-03-06' },
      enrolled: { ...STATES.referred, status: 'enrolled', enrollment: LATE_ENROLLMENT },
      ...ends(STATES.referred),
    },
    refused: {
      'already-referred': ['referred'],
      'reason-before-success': ['reason'],
      'void-of-what-is-not-latest': ['void-of-the-acknowledgement', 'void-of-the-enrollment'],
    },
  },
  acknowledged: {
    words: 'after the acknowledgement',
    taken: {
      enrolled: { ...STATES.acknowledged, status: 'enrolled', enrollment: LATE_ENROLLMENT },
      'void-of-the-acknowledgement': STATES.referred,
      ...ends(STATES.acknowledged),
    },
    refused: {
      'already-referred': ['referred'],
      'already-acknowledged': ['acknowledged'],
      'reason-before-success': ['reason'],
      'void-of-what-is-not-latest': ['void-of-the-enrollment'],
    },
  },
  'enrolled-unacknowledged': {
    words: 'after an enrollment that no acknowledgement came before',
    before: [[1, 'not-acknowledged']],
    taken: {
      acknowledged: {
        ...STATES['enrolled-unacknowledged'],
        acknowledgedOn: '2026-03-06',
        acknowledgedAfterEnrollment: true,
      },
      'void-of-the-enrollment': STATES.referred,
      ...ends(STATES['enrolled-unacknowledged']),
    },
    refused: {
      'already-referred': ['referred'],
      'already-enrolled': ['enrolled'],
      'reason-before-success': ['reason'],
      'void-of-what-is-not-latest': ['void-of-the-acknowledgement'],
    },
    also: { enrolled: 'not-acknowledged' },
  },
  'enrolled-after-acknowledgement': {
    words: 'after the acknowledgement and the enrollment',
    taken: {
      'void-of-the-enrollment': STATES.acknowledged,
      ...ends(STATES['enrolled-after-acknowledgement']),
    },
    refused: {
      'already-referred': ['referred'],
      'already-acknowledged': ['acknowledged'],
      'already-enrolled': ['enrolled'],
      'reason-before-success': ['reason'],
      'void-of-what-is-not-latest': ['void-of-the-acknowledgement'],
    },
  },
  'enrolled-before-acknowledgement': {
    words: 'after the enrollment and a late acknowledgement',
    before: [[1, 'not-acknowledged']],
    taken: {
      'void-of-the-acknowledgement': STATES['enrolled-unacknowledged'],
      ...ends(STATES['enrolled-before-acknowledgement']),
    },
    refused: {
      'already-referred': ['referred'],
      'already-acknowledged': ['acknowledged'],
      'already-enrolled': ['enrolled'],
      'reason-before-success': ['reason'],
      'void-of-what-is-not-latest': ['void-of-the-enrollment'],
    },
  },
  successful: {
    words: 'after a successful result',
    taken: {
      reason: { ...STATES.successful, notHousedReason: 'landlord-declined', notHousedReasonAddedOn: LATE },
      'void-of-the-referral': { ...STATES.successful, ...LATE_VOID },
    },
    refused: {
      'already-referred': ['referred'],
      'success-takes-only-a-reason': ['acknowledged', 'enrolled'],
      'already-resolved': ['successful', 'unsuccessful'],
      'void-of-what-is-not-latest': ['void-of-the-acknowledgement', 'void-of-the-enrollment'],
    },
    also: { successful: 'result-date-not-enrollment-date' },
  },
  'successful-not-housed': {
    words: 'after a successful result and its not-housed reason',
    taken: { 'void-of-the-referral': { ...STATES['successful-not-housed'], ...LATE_VOID } },
    refused: {
      'already-referred': ['referred'],
      'success-takes-only-a-reason': ['acknowledged', 'enrolled'],
      'already-resolved': ['successful', 'unsuccessful'],
      'reason-already-added': ['reason'],
      'void-of-what-is-not-latest': ['void-of-the-acknowledgement', 'void-of-the-enrollment'],
    },
    also: { successful: 'result-date-not-enrollment-date' },
  },
  unsuccessful: {
    words: 'after an unsuccessful result',
    taken: { 'void-of-the-referral': { ...STATES.unsuccessful, ...LATE_VOID } },
    refused: {
      'already-referred': ['referred'],
      'unsuccessful-is-final': ['acknowledged', 'enrolled', 'reason'],
      'already-resolved': ['successful', 'unsuccessful'],
      'void-of-what-is-not-latest': ['void-of-the-acknowledgement', 'void-of-the-enrollment'],
    },
  },
  voided: {
    words: 'after the referral was voided',
    taken: {},
    refused: {
      'voided-is-final': [
        'referred',
        'acknowledged',
        'enrolled',
        'successful',
        'unsuccessful',
        'reason',
        'void-of-the-referral',
        'void-of-the-acknowledgement',
        'void-of-the-enrollment',
      ],
    },
  },
};
