import * as z from 'zod/mini';
import {
  HOUSING_REFERRAL_EVENT_TYPES,
  CURRENT_HOUSING_REFERRAL_EVENT_TYPES,
  UNSUCCESSFUL_RESULTS,
} from '../hud/index.js';
import {
  type Acknowledged,
  type Enrolled,
  type ImportedEnrolled,
  type ImportedReferred,
  type ImportedResolved,
  type NotHousedReasonAdded,
  type Referred,
  type Resolved,
  VOID_REASONS,
  VOIDABLE,
  type Voided,
} from '../referral/events.js';
import { exactly } from './exactly.js';
import { calendarDate, identifier, oneOf } from './fields.js';

function buildReferred() {
  return exactly<Referred>()(
    z.strictObject({
      referralId: identifier,
      personalId: identifier,
      enrollmentId: identifier,
      householdId: z.exactOptional(identifier),
      eventType: oneOf(CURRENT_HOUSING_REFERRAL_EVENT_TYPES),
      projectId: identifier,
      organizationId: identifier,
      referredOn: calendarDate,
    }),
  );
}

function buildImportedReferred() {
  return exactly<ImportedReferred>()(
    z.strictObject({
      referralId: identifier,
      personalId: identifier,
      enrollmentId: identifier,
      householdId: z.exactOptional(identifier),
      eventType: oneOf(HOUSING_REFERRAL_EVENT_TYPES),
      projectId: z.exactOptional(identifier),
      organizationId: z.exactOptional(identifier),
      referredOn: calendarDate,
    }),
  );
}

function buildEnrolled() {
  return exactly<Enrolled>()(
    z.strictObject({
      enrollmentId: identifier,
      personalId: identifier,
      projectId: identifier,
      enrolledOn: calendarDate,
    }),
  );
}

function buildImportedEnrolled() {
  return exactly<ImportedEnrolled>()(
    z.strictObject({
      enrollmentId: identifier,
      personalId: identifier,
      projectId: z.exactOptional(identifier),
      enrolledOn: calendarDate,
    }),
  );
}

function buildResolved() {
  return exactly<Resolved>()(
    z.discriminatedUnion('result', [
      z.strictObject({
        result: z.literal('client-accepted'),
        resultDate: calendarDate,
        resultingEnrollmentId: identifier,
      }),
      z.strictObject({
        result: oneOf(UNSUCCESSFUL_RESULTS),
        resultDate: calendarDate,
        notHousedReason: identifier,
      }),
    ]),
  );
}

function buildImportedResolved() {
  return exactly<ImportedResolved>()(
    z.discriminatedUnion('result', [
      z.strictObject({
        result: z.literal('client-accepted'),
        resultDate: z.exactOptional(calendarDate),
        resultingEnrollmentId: z.exactOptional(identifier),
      }),
      z.strictObject({
        result: oneOf(UNSUCCESSFUL_RESULTS),
        resultDate: z.exactOptional(calendarDate),
        notHousedReason: z.exactOptional(identifier),
      }),
    ]),
  );
}

function buildAcknowledged() {
  return exactly<Acknowledged>()(z.strictObject({ acknowledgedOn: calendarDate }));
}

function buildNotHousedReasonAdded() {
  return exactly<NotHousedReasonAdded>()(z.strictObject({ reason: identifier, addedOn: calendarDate }));
}

function buildVoided() {
  return exactly<Voided>()(
    z.strictObject({ of: oneOf(VOIDABLE), reason: oneOf(VOID_REASONS), voidedOn: calendarDate }),
  );
}

// One fact each, as events and commands share them; a builder apart for each keeps what is not used out of a bundle.
export const referred: z.ZodMiniType<Referred> = /* @__PURE__ */ buildReferred();
export const importedReferred: z.ZodMiniType<ImportedReferred> = /* @__PURE__ */ buildImportedReferred();
export const acknowledged: z.ZodMiniType<Acknowledged> = /* @__PURE__ */ buildAcknowledged();
export const enrolled: z.ZodMiniType<Enrolled> = /* @__PURE__ */ buildEnrolled();
export const importedEnrolled: z.ZodMiniType<ImportedEnrolled> = /* @__PURE__ */ buildImportedEnrolled();
export const resolved: z.ZodMiniType<Resolved> = /* @__PURE__ */ buildResolved();
export const importedResolved: z.ZodMiniType<ImportedResolved> = /* @__PURE__ */ buildImportedResolved();
export const notHousedReasonAdded: z.ZodMiniType<NotHousedReasonAdded> =
  /* @__PURE__ */ buildNotHousedReasonAdded();
export const voided: z.ZodMiniType<Voided> = /* @__PURE__ */ buildVoided();
