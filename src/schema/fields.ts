import * as z from 'zod/mini';
import { type Actor, ROLES } from '../referral/actor.js';
import type { CalendarDate, DateTime } from '../referral/calendar-date.js';
import { MAX_ID_LENGTH } from '../referral/command-shape.js';
import { exactly } from './exactly.js';

function buildIdentifier() {
  return z.string().check(z.minLength(1), z.maxLength(MAX_ID_LENGTH));
}

// zod's own pattern of a date: it knows the months and the leap years, so it can be said in JSON Schema too.
const TIME = 'T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)?';

function buildDateTime() {
  const day = z.regexes.date.source.replace(/^\^|\$$/g, '');
  return z.string().check(z.regex(new RegExp(`^${day}${TIME}$`)));
}

function buildActor() {
  return exactly<Actor>()(
    z.strictObject({ userId: identifier, organizationId: identifier, role: oneOf(ROLES) }),
  );
}

/** One of the words of a list; the list is the core's own. */
export function oneOf<T extends string | number>(values: readonly T[]): z.ZodMiniLiteral<T> {
  return z.literal(values);
}

/** An identifier or a code: 1 to 64 characters (code points, as in JSON Schema). */
export const identifier: z.ZodMiniType<string> = /* @__PURE__ */ buildIdentifier();

// The two casts say what the patterns ensure: zod types a checked string as a string.

/** A day that the calendar has, as `isCalendarDate` knows it. */
export const calendarDate: z.ZodMiniType<CalendarDate> =
  /* @__PURE__ */ z.iso.date() as unknown as z.ZodMiniType<CalendarDate>;

/** A moment, as `isDateTime` knows it. */
export const dateTime: z.ZodMiniType<DateTime> =
  /* @__PURE__ */ buildDateTime() as unknown as z.ZodMiniType<DateTime>;

/** Who gives a command or recorded an event. */
export const actor: z.ZodMiniType<Actor> = /* @__PURE__ */ buildActor();
