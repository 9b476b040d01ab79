import * as v from 'valibot';

// The schema of events as valibot has it: what it accepts is what the package's own schema accepts.
const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((text) => isDay(text)),
);
const MOMENT =
  /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/;
const moment = v.pipe(
  v.string(),
  v.regex(MOMENT),
  v.check((text) => isDay(text.slice(0, 10))),
);
const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.exactOptional(schema);

function isDay(text: string): boolean {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && date >= 1 && date <= days;
}

const actor = v.strictObject({
  userId: identifier,
  organizationId: identifier,
  role: v.picklist(['priority-list-manager', 'housing-provider', 'hmis-administrator']),
});

const shared = {
  commandId: maybe(identifier),
  reasonListVersion: maybe(identifier),
  schemaVersion: maybe(v.literal(1)),
};

const entry = v.looseObject({
  source: v.literal('entry'),
  recordedAt: moment,
  recordedBy: actor,
  ...shared,
  inferredBy: maybe(v.never()),
  sourceCreated: maybe(v.never()),
  sourceUpdated: maybe(v.never()),
  sourceUserId: maybe(v.never()),
});

const imported = v.looseObject({
  source: v.literal('import'),
  recordedAt: maybe(moment),
  recordedBy: maybe(actor),
  ...shared,
  inferredBy: maybe(identifier),
  sourceCreated: maybe(identifier),
  sourceUpdated: maybe(identifier),
  sourceUserId: maybe(identifier),
});

const made = {
  referralId: identifier,
  personalId: identifier,
  enrollmentId: identifier,
  householdId: maybe(identifier),
  referredOn: day,
};
const UNSUCCESSFUL = ['client-rejected', 'provider-rejected'] as const;

const entryReferred = v.strictObject({
  ...made,
  eventType: v.picklist([10, 11, 12, 13, 14, 15, 18]),
  projectId: identifier,
  organizationId: identifier,
});
const importedReferred = v.strictObject({
  ...made,
  eventType: v.picklist([10, 11, 12, 13, 14, 15, 17, 18]),
  projectId: maybe(identifier),
  organizationId: maybe(identifier),
});
const acknowledged = v.strictObject({ acknowledgedOn: day });
const placed = { enrollmentId: identifier, personalId: identifier, enrolledOn: day };
const entryEnrolled = v.strictObject({ ...placed, projectId: identifier });
const importedEnrolled = v.strictObject({ ...placed, projectId: maybe(identifier) });
const entryResolved = v.variant('result', [
  v.strictObject({
    result: v.literal('client-accepted'),
    resultDate: day,
    resultingEnrollmentId: identifier,
  }),
  v.strictObject({ result: v.picklist(UNSUCCESSFUL), resultDate: day, notHousedReason: identifier }),
]);
const importedResolved = v.variant('result', [
  v.strictObject({
    result: v.literal('client-accepted'),
    resultDate: maybe(day),
    resultingEnrollmentId: maybe(identifier),
  }),
  v.strictObject({
    result: v.picklist(UNSUCCESSFUL),
    resultDate: maybe(day),
    notHousedReason: maybe(identifier),
  }),
]);
const reasonAdded = v.strictObject({ reason: identifier, addedOn: day });
const voided = v.strictObject({
  of: v.picklist(['referral', 'acknowledgement', 'enrollment']),
  reason: v.picklist(['entered-in-error', 'duplicate', 'wrong-client', 'wrong-project', 'wrong-enrollment']),
  voidedOn: day,
});

function event<Type extends string, Data extends v.GenericSchema, Metadata extends v.GenericSchema>(
  type: Type,
  data: Data,
  metadata: Metadata,
) {
  return v.strictObject({ type: v.literal(type), data, metadata });
}

/** An event of either source. */
export const valibotEvent: v.GenericSchema = v.union([
  v.variant('type', [
    event('referred', entryReferred, entry),
    event('acknowledged', acknowledged, entry),
    event('enrolled', entryEnrolled, entry),
    event('resolved', entryResolved, entry),
    event('not-housed-reason-added', reasonAdded, entry),
    event('voided', voided, entry),
  ]),
  v.variant('type', [
    event('referred', importedReferred, imported),
    event('acknowledged', acknowledged, imported),
    event('enrolled', importedEnrolled, imported),
    event('resolved', importedResolved, imported),
    event('not-housed-reason-added', reasonAdded, imported),
    event('voided', voided, imported),
  ]),
]);
