import type { JsonObject, WrittenCase } from '../case.js';
import { GIVEN } from '../histories.js';
import { acknowledge, addReason, enroll, fail, type History, refer, takeBack } from '../world.js';

/** A fact that a command dates, and where it leads. */
export type Dated = {
  readonly words: string;
  readonly given: History;
  readonly when: (date: string, on: string) => JsonObject;
  readonly status: 'referred' | 'acknowledged' | 'enrolled' | 'unsuccessful' | 'successful' | 'voided';
};

/** A date as a caller in another language may write it: no type holds it back here. */
export const day = (date: string) => date as '2026-01-01';

const DATED: Readonly<Record<string, Dated>> = {
  refer: {
    words: 'a referral',
    given: GIVEN['not-referred'],
    when: (date, on) => refer({ referredOn: day(date) }, { on }),
    status: 'referred',
  },
  acknowledge: {
    words: 'an acknowledgement',
    given: GIVEN.referred,
    when: (date, on) => acknowledge({ acknowledgedOn: day(date) }, { on }),
    status: 'acknowledged',
  },
  enroll: {
    words: 'an enrollment',
    given: GIVEN.acknowledged,
    when: (date, on) => enroll({ enrolledOn: day(date) }, { on }),
    status: 'enrolled',
  },
  'resolve-unsuccessful': {
    words: 'an unsuccessful result',
    given: GIVEN.acknowledged,
    when: (date, on) => fail({ resultDate: day(date) }, { on }),
    status: 'unsuccessful',
  },
  'add-not-housed-reason': {
    words: 'a not-housed reason',
    given: GIVEN.successful,
    when: (date, on) => addReason({ addedOn: day(date) }, { on }),
    status: 'successful',
  },
  void: {
    words: 'a void',
    given: GIVEN.acknowledged,
    when: (date, on) => takeBack({ voidedOn: day(date) }, { on }),
    status: 'voided',
  },
};

/** A case for each command that gives a date. */
export const each = (make: (type: string, dated: Dated) => WrittenCase): readonly WrittenCase[] =>
  Object.entries(DATED).map(([type, dated]) => make(type, dated));
