import type { RuleCode } from 'ce-referrals';
import type { Broken, Cases, JsonObject, WrittenCase } from '../case.js';
import { GIVEN } from '../histories.js';
import {
  acknowledge,
  addReason,
  enroll,
  fail,
  type History,
  provider,
  recorded,
  refer,
  spoilt,
  succeed,
  SUCCESS,
  takeBack,
} from '../world.js';
import { accepts, refuses, warn } from '../write.js';

type Field = readonly [field: string, ...also: (RuleCode | Broken)[]];

// Every field that a command needs, and the rules beside that its absence breaks.
const NEEDED: readonly (readonly [when: JsonObject, given: History, fields: readonly Field[]])[] = [
  [
    refer(),
    GIVEN['not-referred'],
    [
      ['referralId'],
      ['personalId'],
      ['enrollmentId'],
      ['eventType', 'not-a-housing-referral'],
      ['projectId', warn('receiving-project-missing')],
      ['organizationId'],
      ['referredOn', 'date-not-real'],
    ],
  ],
  [acknowledge(), GIVEN.referred, [['acknowledgedOn', 'date-not-real']]],
  [
    enroll(),
    GIVEN.acknowledged,
    [
      ['enrollmentId'],
      ['personalId', 'enrolled-another-client'],
      ['projectId'],
      ['enrolledOn', 'date-not-real'],
    ],
  ],
  [
    fail(),
    GIVEN.acknowledged,
    [
      ['result', 'unknown-event-type'],
      ['resultDate', 'result-date-missing'],
      ['notHousedReason', 'reason-missing'],
    ],
  ],
  [
    addReason(),
    GIVEN.successful,
    [
      ['reason', 'reason-not-on-list'],
      ['addedOn', 'date-not-real'],
    ],
  ],
  [takeBack(), GIVEN.acknowledged, [['of', 'unknown-event-type'], ['reason'], ['voidedOn', 'date-not-real']]],
];

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const lacking: readonly WrittenCase[] = NEEDED.flatMap(([when, given, fields]) =>
  fields.map(([field, ...also]) =>
    refuses(
      `${when.type}-without-${kebab(field)}`,
      `The command \`${when.type}\` without its \`${field}\` is refused.`,
      {
        malformed: true,
        given,
        when: spoilt(when, {}, [field]),
        codes: ['incomplete-command', ...also],
      },
    ),
  ),
);

const metadata = acknowledge().metadata as JsonObject;
const LONGEST = 'x'.repeat(64);

function spoiltMetadata(slug: string, description: string, change: JsonObject): WrittenCase {
  return refuses(slug, description, {
    malformed: true,
    given: GIVEN.referred,
    when: { ...acknowledge(), metadata: { ...metadata, ...change } },
    codes: ['incomplete-command'],
  });
}

/** Commands that say too little, too much, or in another form. */
export const incomplete: Cases = {
  'incomplete-command': [
    ...lacking,
    refuses('unknown-type', 'A command of a type that this version does not know is refused.', {
      malformed: true,
      given: GIVEN.referred,
      when: { ...acknowledge(), type: 'decline' },
      codes: ['incomplete-command'],
    }),
    refuses('type-like-a-property', 'So is one whose type is the name of a language feature.', {
      malformed: true,
      given: GIVEN.referred,
      when: { ...acknowledge(), type: 'constructor' },
      codes: ['incomplete-command'],
    }),
    refuses('no-data', 'A command without data is refused.', {
      malformed: true,
      given: GIVEN.referred,
      when: { type: 'acknowledge', metadata },
      codes: ['date-not-real', 'incomplete-command'],
    }),
    refuses('a-field-of-its-own', 'A field that the command does not have is refused: it would be lost.', {
      malformed: true,
      given: GIVEN.referred,
      when: spoilt(acknowledge(), { note: 'left a message' }),
      codes: ['incomplete-command'],
    }),
    refuses('a-field-of-another-command', 'So is a field of another command.', {
      malformed: true,
      given: GIVEN['enrolled-after-acknowledgement'],
      when: spoilt(succeed(), { notHousedReason: 'other' }),
      codes: ['incomplete-command'],
    }),
    refuses('empty-identifier', 'An empty identifier is refused.', {
      malformed: true,
      given: GIVEN.acknowledged,
      when: enroll({ enrollmentId: '' }),
      codes: ['incomplete-command'],
    }),
    refuses('identifier-too-long', 'An identifier of 65 characters is refused.', {
      malformed: true,
      given: GIVEN.acknowledged,
      when: enroll({ enrollmentId: `${LONGEST}x` }),
      codes: ['incomplete-command'],
    }),
    accepts('longest-identifier', 'An identifier of 64 characters is taken.', {
      given: GIVEN.acknowledged,
      when: enroll({ enrollmentId: LONGEST }),
      status: 'enrolled',
    }),
    accepts('longest-identifier-outside-the-bmp', 'Characters are counted, not the units that encode them.', {
      given: GIVEN.acknowledged,
      when: enroll({ enrollmentId: '\u{10400}'.repeat(64) }),
      status: 'enrolled',
    }),
    refuses('number-for-an-identifier', 'An identifier is text: a number is refused.', {
      malformed: true,
      given: GIVEN.acknowledged,
      when: spoilt(enroll(), { enrollmentId: 31 }),
      codes: ['incomplete-command'],
    }),
    refuses('result-of-no-version', 'An unsuccessful result is one of two.', {
      malformed: true,
      given: GIVEN.acknowledged,
      when: spoilt(fail(), { result: 'client-deferred' }),
      codes: ['incomplete-command', 'unknown-event-type'],
    }),
    refuses('success-as-unsuccessful', 'A success cannot be given as an unsuccessful result.', {
      malformed: true,
      given: GIVEN.acknowledged,
      when: fail({ result: 'client-accepted' as 'client-rejected' }),
      codes: ['incomplete-command', 'success-without-enrollment'],
    }),
    refuses('void-reason-of-no-version', 'The reason of a void is one of a list of its own.', {
      malformed: true,
      given: GIVEN.acknowledged,
      when: spoilt(takeBack(), { reason: 'changed-my-mind' }),
      codes: ['incomplete-command'],
    }),
    spoiltMetadata('a-day-for-a-moment', 'The moment of recording is no day.', { recordedAt: '2026-03-04' }),
    spoiltMetadata('no-such-hour', 'A day has no hour 24.', { recordedAt: '2026-03-04T24:00' }),
    spoiltMetadata('moment-on-no-day', 'The day of a moment is a day of the calendar.', {
      recordedAt: '2026-02-30T09:00',
    }),
    spoiltMetadata('nobodys-user', 'Whoever gives a command is named.', {
      recordedBy: { ...provider, userId: '' },
    }),
    spoiltMetadata('empty-command-id', 'A command that is named has a name.', { commandId: '' }),
    accepts('keys-of-a-store', 'Other keys of metadata are not refused, and not carried into the event.', {
      given: GIVEN.referred,
      when: { ...acknowledge(), metadata: { ...metadata, traceId: 't-1' } },
      event: recorded(acknowledge()),
      status: 'acknowledged',
    }),
    accepts('complete', 'A command that says all that its fact needs is taken.', {
      given: GIVEN['not-referred'],
      when: refer({ householdId: 'h-5' }, { commandId: 'c-1' }),
      status: 'referred',
    }),
    accepts('a-success-says-nothing', 'A success need say nothing: the enrollment before it says all.', {
      given: GIVEN['enrolled-after-acknowledgement'],
      when: succeed(),
      event: recorded(succeed(), SUCCESS),
      status: 'successful',
    }),
  ],
};
