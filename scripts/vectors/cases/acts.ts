import type { Actor, Step, ReferralStatus, Role } from 'ce-referrals';
import type { JsonObject } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledge,
  addReason,
  administrator,
  enroll,
  fail,
  type History,
  manager,
  provider,
  refer,
  succeed,
  SUCCESS,
  takeBack,
} from '../world.js';

/** Something that a policy lets roles do. */
export type Act = {
  readonly words: string;
  readonly given: History;
  readonly when: (by: Actor) => JsonObject;
  readonly adds?: JsonObject;
  readonly status: ReferralStatus;
  /** Who may do it by default, and whether only for the organization that receives the referral. */
  readonly may: Partial<Record<Role, 'for-anyone' | 'as-the-receiver'>>;
};

/** Somebody in each role. */
export const ACTORS: Readonly<Record<Role, Actor>> = {
  'priority-list-manager': manager,
  'housing-provider': provider,
  'hmis-administrator': administrator,
};

const byReceiver = { 'housing-provider': 'as-the-receiver' } as const;
const correction = { ...byReceiver, 'hmis-administrator': 'for-anyone' } as const;

/** Who may do what by default, written down by hand. */
export const ACTS: Readonly<Record<Step, Act>> = {
  refer: {
    words: 'refer a client',
    given: GIVEN['not-referred'],
    when: (by) => refer({}, { by }),
    status: 'referred',
    may: { 'priority-list-manager': 'for-anyone' },
  },
  acknowledge: {
    words: 'acknowledge a referral',
    given: GIVEN.referred,
    when: (by) => acknowledge({}, { by }),
    status: 'acknowledged',
    may: byReceiver,
  },
  enroll: {
    words: 'record the enrollment',
    given: GIVEN.acknowledged,
    when: (by) => enroll({}, { by }),
    status: 'enrolled',
    may: byReceiver,
  },
  'resolve-successful': {
    words: 'resolve a referral as successful',
    given: GIVEN['enrolled-after-acknowledgement'],
    when: (by) => succeed({}, { by }),
    adds: SUCCESS,
    status: 'successful',
    may: byReceiver,
  },
  'resolve-unsuccessful': {
    words: 'resolve a referral as unsuccessful',
    given: GIVEN.acknowledged,
    when: (by) => fail({}, { by }),
    status: 'unsuccessful',
    may: byReceiver,
  },
  'add-not-housed-reason': {
    words: 'add a not-housed reason',
    given: GIVEN.successful,
    when: (by) => addReason({}, { by }),
    status: 'successful',
    may: byReceiver,
  },
  'void-referral': {
    words: 'void a referral',
    given: GIVEN.acknowledged,
    when: (by) => takeBack({}, { by }),
    status: 'voided',
    may: { 'priority-list-manager': 'for-anyone', 'hmis-administrator': 'for-anyone' },
  },
  'void-acknowledgement': {
    words: 'void the acknowledgement',
    given: GIVEN.acknowledged,
    when: (by) => takeBack({ of: 'acknowledgement' }, { by }),
    status: 'referred',
    may: correction,
  },
  'void-enrollment': {
    words: 'void the enrollment',
    given: GIVEN['enrolled-after-acknowledgement'],
    when: (by) => takeBack({ of: 'enrollment' }, { by }),
    status: 'acknowledged',
    may: correction,
  },
};
