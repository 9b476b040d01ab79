import {
  type Asked,
  type CocPolicy,
  CURRENT_HOUSING_REFERRAL_EVENT_TYPES,
  type EventOf,
  eventTypesFor,
  fitsProjectType,
  type Known,
  type NotHousedReason,
  type ReferralEvent,
  receivingProjectTypes,
  type Step,
  type Violation,
} from 'ce-referrals';
import type { Facts } from './fold.js';
import { Found, violation } from './found.js';
import { noPlaceFor } from './place.js';
import { hasOpenOther, isDay, isMoment, isSame, linkedIn, projectIn, type Values } from './values.js';

/** What an event is judged by. */
export interface Given {
  readonly facts: Readonly<Facts>;
  readonly policy: CocPolicy;
  readonly known: Known;
  readonly unknowable?: ReadonlySet<Asked>;
}

type Day = NonNullable<Facts['acknowledgedOn']>;

function stepOf(event: ReferralEvent): Step {
  switch (event.type) {
    case 'referred':
      return 'refer';
    case 'acknowledged':
      return 'acknowledge';
    case 'enrolled':
      return 'enroll';
    case 'not-housed-reason-added':
      return 'add-not-housed-reason';
    case 'resolved':
      return event.data.result === 'client-accepted' ? 'resolve-successful' : 'resolve-unsuccessful';
    case 'voided':
      if (event.data.of === 'referral') return 'void-referral';
      return event.data.of === 'acknowledgement' ? 'void-acknowledgement' : 'void-enrollment';
  }
}

function actorOf(event: ReferralEvent): Values | undefined {
  const actor: unknown = event.metadata?.recordedBy;
  return typeof actor === 'object' && actor !== null ? (actor as Values) : undefined;
}

function findActor(event: ReferralEvent, { facts, policy, known, unknowable }: Given, found: Found): void {
  if (unknowable?.has('actor') === true) return;
  const actor = actorOf(event);
  if (actor === undefined) return;
  const allowed: Values = policy.permissions[stepOf(event)];
  const { role } = actor;
  const actsFor = typeof role === 'string' && Object.hasOwn(allowed, role) ? allowed[role] : undefined;
  if (actsFor === undefined) found.add('role-may-not', { field: 'role', oneOf: Object.keys(allowed) });
  if (actsFor !== 'receiving-organization') return;
  const referral = facts.referral ?? (event.type === 'referred' ? event.data : undefined);
  const named = referral?.organizationId;
  const receiving = typeof named === 'string' ? named : projectIn(known, referral?.projectId)?.organizationId;
  if (receiving === undefined || receiving === actor.organizationId) return;
  found.add(
    'not-the-receiving-organization',
    { field: 'organizationId', is: receiving },
    'error',
    'referred',
  );
}

function findAttribution(event: ReferralEvent, { unknowable }: Given, found: Found): void {
  if (unknowable?.has('actor') === true || actorOf(event) !== undefined) return;
  found.add('not-attributed', { field: 'recordedBy' }, 'warning');
}

/** Looks at an event's own date; says whether it is a day, for what compares it with others. */
function findDate(
  event: ReferralEvent,
  date: unknown,
  field: string,
  { unknowable }: Given,
  found: Found,
): date is Day {
  if (!isDay(date)) {
    if (date !== undefined || event.type !== 'resolved') found.add('date-not-real', { field });
    return false;
  }
  if (unknowable?.has('recording') !== true) {
    const recordedAt = event.metadata?.recordedAt;
    if (isMoment(recordedAt) && date > recordedAt.slice(0, 10))
      found.add('date-after-recorded', { field, onOrBefore: recordedAt.slice(0, 10) as Day });
  }
  return true;
}

function findOrder(
  date: Day,
  field: string,
  first: unknown,
  fact: 'referred' | 'resolved',
  acknowledgedOn: unknown,
  found: Found,
): void {
  const beforeFirst = isDay(first) && date < first;
  const beforeSecond = isDay(acknowledgedOn) && date < acknowledgedOn;
  if (!beforeFirst && !beforeSecond) return;
  const onOrAfter = (
    beforeFirst && beforeSecond
      ? first > acknowledgedOn
        ? first
        : acknowledgedOn
      : beforeFirst
        ? first
        : acknowledgedOn
  ) as Day;
  const facts = [beforeFirst && fact, beforeSecond && 'acknowledged'] as const;
  const restsOn = facts.filter((name) => name !== false);
  found.add('date-before-the-fact-it-follows', { field, onOrAfter }, 'error', ...restsOn);
}

function inReferred(event: EventOf<'referred'>, given: Given, found: Found): void {
  const { known } = given;
  const { data } = event;
  const eventType: unknown = data.eventType;
  findActor(event, given, found);
  const isHousing =
    typeof eventType === 'number' &&
    ((eventType >= 10 && eventType <= 15 && Number.isInteger(eventType)) ||
      eventType === 17 ||
      eventType === 18);
  const offered = { field: 'eventType', oneOf: CURRENT_HOUSING_REFERRAL_EVENT_TYPES };
  if (!isHousing) found.add('not-a-housing-referral', offered);
  if (eventType === 17 && event.metadata?.source !== 'import') found.add('retired-event-type', offered);
  findDate(event, data.referredOn, 'referredOn', given, found);
  const project = projectIn(known, data.projectId);
  if (project !== undefined && !fitsProjectType(data.eventType, project.projectType, project.jointThRrh)) {
    const oneOf = eventTypesFor(project.projectType, project.jointThRrh);
    found.add('event-type-not-the-projects', { field: 'eventType', oneOf }, 'warning');
  }
  if (data.projectId === undefined && receivingProjectTypes(data.eventType) !== undefined)
    found.add('receiving-project-missing', { field: 'projectId' }, 'warning');
  findAttribution(event, given, found);
  if (data.projectId !== undefined && hasOpenOther(known, data.referralId, data.projectId))
    found.add('duplicate-referral', { field: 'projectId' });
  findHead(data.personalId, known, found);
}

function findHead(personalId: unknown, known: Known, found: Found): void {
  if (known.headOfHousehold !== undefined && !isSame(known, personalId, known.headOfHousehold))
    found.add('not-head-of-household', { field: 'personalId' }, 'warning');
}

function inAcknowledged(event: EventOf<'acknowledged'>, given: Given, found: Found): void {
  const { facts, unknowable } = given;
  const { acknowledgedOn } = event.data;
  findActor(event, given, found);
  if (findDate(event, acknowledgedOn, 'acknowledgedOn', given, found))
    findOrder(acknowledgedOn, 'acknowledgedOn', facts.referral?.referredOn, 'referred', undefined, found);
  findAttribution(event, given, found);
  const enrolledOn = facts.enrollment?.enrolledOn;
  if (unknowable?.has('acknowledgement') === true || enrolledOn === undefined) return;
  if (isDay(enrolledOn) && isDay(acknowledgedOn) && enrolledOn < acknowledgedOn) {
    const expected = { field: 'acknowledgedOn', onOrBefore: enrolledOn };
    found.add('enrolled-before-acknowledged', expected, 'warning', 'enrolled');
  }
}

function findUnacknowledged({ facts, unknowable }: Given, found: Found): void {
  if (unknowable?.has('acknowledgement') === true) return;
  if ((facts.status === 'referred' || facts.status === 'enrolled') && facts.acknowledgedOn === undefined)
    found.add('not-acknowledged', { status: ['acknowledged'] });
}

function findLinkedTwice(enrollmentId: unknown, field: string, { facts, known }: Given, found: Found): void {
  const linked = linkedIn(known, enrollmentId);
  if (linked !== undefined && linked !== facts.referral?.referralId)
    found.add('enrollment-linked-twice', { field });
}

function inEnrolled(event: EventOf<'enrolled'>, given: Given, found: Found): void {
  const { facts, known, unknowable } = given;
  const { data } = event;
  const { referral, acknowledgedOn } = facts;
  findUnacknowledged(given, found);
  if (referral !== undefined) {
    if (!isSame(known, data.personalId, referral.personalId))
      found.add('enrolled-another-client', { field: 'personalId' }, 'error', 'referred');
    const elsewhere =
      referral.projectId !== undefined &&
      data.projectId !== undefined &&
      data.projectId !== referral.projectId;
    const isJoint = (): boolean =>
      referral.eventType === 12 && projectIn(known, data.projectId)?.jointThRrh === true;
    if (elsewhere && !isJoint())
      found.add('enrolled-in-another-project', { field: 'projectId' }, 'error', 'referred');
    if (data.enrollmentId === referral.enrollmentId)
      found.add('enrolled-on-the-ce-enrollment', { field: 'enrollmentId' });
  }
  findActor(event, given, found);
  const isDated = findDate(event, data.enrolledOn, 'enrolledOn', given, found);
  if (isDated) findOrder(data.enrolledOn, 'enrolledOn', referral?.referredOn, 'referred', undefined, found);
  findAttribution(event, given, found);
  if (unknowable?.has('acknowledgement') !== true && isDated && isDay(acknowledgedOn)) {
    if (data.enrolledOn < acknowledgedOn) {
      const expected = { field: 'enrolledOn', onOrAfter: acknowledgedOn };
      found.add('enrolled-before-acknowledged', expected, 'warning', 'acknowledged');
    }
  }
  findLinkedTwice(data.enrollmentId, 'enrollmentId', given, found);
  findHead(data.personalId, known, found);
}

function listed(
  event: ReferralEvent,
  code: string,
  { notHousedReasons }: CocPolicy,
): NotHousedReason | undefined {
  const version = event.metadata?.reasonListVersion ?? notHousedReasons.current;
  for (const list of notHousedReasons.lists) {
    if (list.version !== version) continue;
    for (const reason of list.reasons) if (reason.code === code) return reason;
    return undefined;
  }
  return undefined;
}

function findReason(
  event: EventOf<'resolved' | 'not-housed-reason-added'>,
  code: string,
  field: string,
  given: Given,
  found: Found,
): void {
  if (given.unknowable?.has('reason') === true) return;
  const reason = listed(event, code, given.policy);
  if (reason === undefined) {
    found.add('reason-not-on-list', { field });
    return;
  }
  if (!reason.for.includes(event.type === 'resolved' ? 'unsuccessful' : 'not-housed'))
    found.add('reason-not-for-outcome', { field });
  if (event.type === 'resolved' && reason.result !== undefined && reason.result !== event.data.result)
    found.add('reason-implies-another-result', { field: 'result', is: reason.result });
}

function inSuccess(event: EventOf<'resolved'>, given: Given, found: Found): void {
  const { data } = event;
  if (data.result !== 'client-accepted') return;
  const { facts, known, unknowable } = given;
  const { enrollment, referral, status } = facts;
  const named = data.resultingEnrollmentId;
  const knowsEnrollments = unknowable?.has('enrollment') !== true;
  findUnacknowledged(given, found);
  if (knowsEnrollments && (status === 'referred' || status === 'acknowledged'))
    found.add('success-without-enrollment', { status: ['enrolled'] });
  if (enrollment === undefined && referral !== undefined && named === referral.enrollmentId)
    found.add('enrolled-on-the-ce-enrollment', { field: 'resultingEnrollmentId' });
  if (data.resultDate === undefined && (event.metadata?.source === 'import' || enrollment !== undefined))
    found.add('result-date-missing', { field: 'resultDate' });
  const enrolledOn = enrollment?.enrolledOn;
  const differs = data.resultDate !== undefined && data.resultDate !== enrolledOn;
  if (differs && isDay(enrolledOn))
    found.add(
      'result-date-not-enrollment-date',
      { field: 'resultDate', is: enrolledOn },
      'error',
      'enrolled',
    );
  if (named !== undefined && enrollment !== undefined && named !== enrollment.enrollmentId)
    found.add(
      'resulting-enrollment-not-the-recorded-one',
      { field: 'resultingEnrollmentId' },
      'error',
      'enrolled',
    );
  findActor(event, given, found);
  if (findDate(event, data.resultDate, 'resultDate', given, found) && data.resultDate !== enrolledOn)
    findOrder(data.resultDate as Day, 'resultDate', referral?.referredOn, 'referred', undefined, found);
  if (knowsEnrollments && named === undefined && status === 'enrolled') {
    if (facts.inferredBy?.enrolled === undefined)
      found.add('resulting-enrollment-missing', { field: 'resultingEnrollmentId' }, 'warning');
  }
  findAttribution(event, given, found);
  if (enrollment === undefined && named !== undefined)
    findLinkedTwice(named, 'resultingEnrollmentId', given, found);
  if (hasOpenOther(known, referral?.referralId))
    found.add('another-referral-still-open', { field: 'result' }, 'warning');
}

function inRejection(event: EventOf<'resolved'>, given: Given, found: Found): void {
  const { data } = event;
  if (data.result === 'client-accepted') return;
  const { facts, unknowable } = given;
  findUnacknowledged(given, found);
  if (facts.status === 'enrolled') {
    const expected = { field: 'result', is: 'client-accepted' };
    found.add('enrolled-cannot-be-unsuccessful', expected, 'error', 'enrolled');
  }
  if (data.resultDate === undefined) found.add('result-date-missing', { field: 'resultDate' });
  if (data.notHousedReason !== undefined)
    findReason(event, data.notHousedReason, 'notHousedReason', given, found);
  else if (unknowable?.has('reason') !== true) found.add('reason-missing', { field: 'notHousedReason' });
  findActor(event, given, found);
  const isDated = findDate(event, data.resultDate, 'resultDate', given, found);
  const { acknowledgedOn, referral } = facts;
  if (isDated)
    findOrder(data.resultDate as Day, 'resultDate', referral?.referredOn, 'referred', acknowledgedOn, found);
  findAttribution(event, given, found);
}

function inReasonAdded(event: EventOf<'not-housed-reason-added'>, given: Given, found: Found): void {
  const { data } = event;
  findReason(event, data.reason, 'reason', given, found);
  findActor(event, given, found);
  if (findDate(event, data.addedOn, 'addedOn', given, found))
    findOrder(data.addedOn, 'addedOn', given.facts.resultDate, 'resolved', undefined, found);
  findAttribution(event, given, found);
}

/** Every fault of an event, in the order of the rules: a function for each type of event, each check in its place. */
export function judgeByHand(event: ReferralEvent, given: Given): Violation[] {
  const found = new Found(event, given.facts);
  const noPlace = noPlaceFor(event, given.facts);
  if (noPlace !== undefined) {
    const expected = noPlace.status && { status: noPlace.status };
    found.violations.push(violation(noPlace.code, expected, 'error'));
    if (noPlace.code === 'unknown-event-type') return found.violations;
  }
  switch (event.type) {
    case 'referred':
      inReferred(event, given, found);
      break;
    case 'acknowledged':
      inAcknowledged(event, given, found);
      break;
    case 'enrolled':
      inEnrolled(event, given, found);
      break;
    case 'resolved':
      if (event.data.result === 'client-accepted') inSuccess(event, given, found);
      else inRejection(event, given, found);
      break;
    case 'not-housed-reason-added':
      inReasonAdded(event, given, found);
      break;
    case 'voided':
      findActor(event, given, found);
      findDate(event, event.data.voidedOn, 'voidedOn', given, found);
      findAttribution(event, given, found);
  }
  return found.violations;
}
