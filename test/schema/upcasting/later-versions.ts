// Two later versions of the wire format that exist in tests alone, to show that versions can follow the first.
import type { EventOf, ReferralEvent, ReferralEventType } from 'ce-referrals';
import * as z from 'zod/mini';
import { calendarDate, identifier } from '../../../src/schema/fields.js';
import type { Upcast } from '../../../src/schema/upcasting.js';
import { interpreted, type Validate } from '../../../src/schema/validate.js';

type WithVersion<Metadata, Version extends number> = Omit<Metadata, 'schemaVersion'> & {
  readonly schemaVersion: Version;
};

type Untouched = Exclude<ReferralEventType, 'not-housed-reason-added'>;

interface ReasonAdded<Type extends string, Version extends number> {
  readonly type: Type;
  readonly data: { readonly notHousedReason: string; readonly addedOn: string };
  readonly metadata: WithVersion<EventOf<'not-housed-reason-added'>['metadata'], Version>;
}

type Other<Version extends number> = {
  [T in Untouched]: {
    readonly type: T;
    readonly data: EventOf<T>['data'];
    readonly metadata: WithVersion<EventOf<T>['metadata'], Version>;
  };
}[Untouched];

/** The second version names a reason `notHousedReason` wherever it stands. */
export type Event2 = ReasonAdded<'not-housed-reason-added', 2> | Other<2>;

/** The third version has another name for that event. */
export type Event3 = ReasonAdded<'never-housed', 3> | Other<3>;

/** From the first version to the second. */
export const toVersion2: Upcast<ReferralEvent, Event2> = (event) => {
  const metadata = { ...event.metadata, schemaVersion: 2 } as const;
  if (event.type !== 'not-housed-reason-added') return { ...event, metadata } as Other<2>;
  const { reason, addedOn } = event.data;
  return { type: event.type, data: { notHousedReason: reason, addedOn }, metadata };
};

/** From the second version to the third. */
export const toVersion3: Upcast<Event2, Event3> = (event) => {
  const metadata = { ...event.metadata, schemaVersion: 3 } as const;
  return event.type === 'not-housed-reason-added'
    ? { type: 'never-housed', data: event.data, metadata }
    : ({ ...event, metadata } as Other<3>);
};

const UNTOUCHED = ['referred', 'acknowledged', 'enrolled', 'resolved', 'voided'] as const;

function validatorOf<Event>(version: number, reasonAdded: string): Validate<Event> {
  const metadata = z.looseObject({
    source: z.literal(['entry', 'import']),
    schemaVersion: z.literal(version),
  });
  const reason = z.strictObject({ notHousedReason: identifier, addedOn: calendarDate });
  const schema = z.union([
    z.strictObject({ type: z.literal(reasonAdded), data: reason, metadata }),
    z.strictObject({ type: z.literal(UNTOUCHED), data: z.looseObject({}), metadata }),
  ]);
  return interpreted(schema as unknown as z.ZodMiniType<Event>);
}

/** What the second version accepts. */
export const validateEvent2: Validate<Event2> = validatorOf(2, 'not-housed-reason-added');

/** What the third version accepts. */
export const validateEvent3: Validate<Event3> = validatorOf(3, 'never-housed');
