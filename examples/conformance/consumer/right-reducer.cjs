/** A reducer written by hand that keeps every law: a table of what has a place, and one writer for each fact. */
const initialState = Object.freeze({ status: 'not-referred' });

const OPEN = ['referred', 'acknowledged', 'enrolled'];
const UNSUCCESSFUL = ['client-rejected', 'provider-rejected'];

const text = (value) => (typeof value === 'string' ? value : '');
const some = (data, ...fields) =>
  Object.fromEntries(
    fields.filter((field) => typeof data[field] === 'string').map((field) => [field, data[field]]),
  );

function latestOf({ status, acknowledgedAfterEnrollment }) {
  if (status === 'acknowledged') return 'acknowledgement';
  if (status !== 'enrolled') return undefined;
  return acknowledgedAfterEnrollment ? 'acknowledgement' : 'enrollment';
}

// By event type: whether the history has a place for the event.
const HAS_PLACE = {
  referred: ({ status }) => status === 'not-referred',
  acknowledged: ({ status, acknowledgedOn }) =>
    status === 'referred' || (status === 'enrolled' && acknowledgedOn === undefined),
  enrolled: ({ status }) => status === 'referred' || status === 'acknowledged',
  resolved: ({ status }, { result }) =>
    OPEN.includes(status) && ['client-accepted', ...UNSUCCESSFUL].includes(result),
  'not-housed-reason-added': ({ status, notHousedReason }) =>
    status === 'successful' && notHousedReason === undefined,
  voided: (state, { of }) =>
    of === 'referral'
      ? !['not-referred', 'voided'].includes(state.status)
      : of !== undefined && of === latestOf(state),
};

function backBefore(state, of) {
  const { acknowledgedOn, acknowledgedAfterEnrollment, enrollment, inferredBy = {}, ...rest } = state;
  const isEnrollment = of === 'enrollment';
  const { [isEnrollment ? 'enrolled' : 'acknowledged']: _, ...inferred } = inferredBy;
  return {
    ...rest,
    ...(Object.keys(inferred).length > 0 && { inferredBy: Object.freeze(inferred) }),
    ...(isEnrollment && acknowledgedOn !== undefined && { status: 'acknowledged', acknowledgedOn }),
    ...(isEnrollment && acknowledgedOn === undefined && { status: 'referred' }),
    ...(!isEnrollment &&
      (enrollment === undefined ? { status: 'referred' } : { status: 'enrolled', enrollment })),
  };
}

// By event type: the facts that it leaves.
const TAKE = {
  referred: (_state, data) => ({
    status: 'referred',
    referral: Object.freeze({
      referralId: text(data.referralId),
      personalId: text(data.personalId),
      enrollmentId: text(data.enrollmentId),
      eventType: typeof data.eventType === 'number' ? data.eventType : 0,
      referredOn: text(data.referredOn),
      ...some(data, 'householdId', 'projectId', 'organizationId'),
    }),
  }),
  acknowledged: (state, data) => ({
    ...state,
    acknowledgedOn: text(data.acknowledgedOn),
    ...(state.status === 'enrolled' ? { acknowledgedAfterEnrollment: true } : { status: 'acknowledged' }),
  }),
  enrolled: (state, data) => ({
    ...state,
    status: 'enrolled',
    enrollment: Object.freeze({
      enrollmentId: text(data.enrollmentId),
      personalId: text(data.personalId),
      enrolledOn: text(data.enrolledOn),
      ...some(data, 'projectId'),
    }),
  }),
  resolved: (state, data) => ({
    ...state,
    status: UNSUCCESSFUL.includes(data.result) ? 'unsuccessful' : 'successful',
    result: data.result,
    ...some(
      data,
      'resultDate',
      UNSUCCESSFUL.includes(data.result) ? 'notHousedReason' : 'resultingEnrollmentId',
    ),
  }),
  'not-housed-reason-added': (state, data) => ({
    ...state,
    notHousedReason: text(data.reason),
    notHousedReasonAddedOn: text(data.addedOn),
  }),
  voided: (state, data) =>
    data.of === 'referral'
      ? {
          ...state,
          status: 'voided',
          voided: Object.freeze({ reason: text(data.reason), voidedOn: text(data.voidedOn) }),
        }
      : backBefore(state, data.of),
};

function evolve(state, event) {
  const { type, data, metadata } = event ?? {};
  const isEvent =
    typeof type === 'string' && Object.hasOwn(TAKE, type) && typeof data === 'object' && data !== null;
  if (!isEvent || !HAS_PLACE[type](state, data)) return state;
  const next = TAKE[type](state, data);
  const rule = metadata?.source === 'import' ? metadata.inferredBy : undefined;
  if (typeof rule === 'string') next.inferredBy = Object.freeze({ ...next.inferredBy, [type]: rule });
  return Object.freeze(next);
}

module.exports = { initialState, evolve };
