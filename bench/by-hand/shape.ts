import type { Expected, ReferralCommand } from 'ce-referrals';
import { isMoment, isRecord, type Values } from './values.js';

const RESULTS = ['client-rejected', 'provider-rejected'];
const ROLES = ['priority-list-manager', 'housing-provider', 'hmis-administrator'];
const VOIDABLE = ['referral', 'acknowledgement', 'enrollment'];
const REASONS = ['entered-in-error', 'duplicate', 'wrong-client', 'wrong-project', 'wrong-enrollment'];

/** The fields of each command, in their order. */
export const FIELDS: Readonly<Record<ReferralCommand['type'], readonly string[]>> = {
  refer: [
    'referralId',
    'personalId',
    'enrollmentId',
    'householdId',
    'eventType',
    'projectId',
    'organizationId',
    'referredOn',
  ],
  acknowledge: ['acknowledgedOn'],
  enroll: ['enrollmentId', 'personalId', 'projectId', 'enrolledOn'],
  'resolve-successful': ['resultDate', 'resultingEnrollmentId'],
  'resolve-unsuccessful': ['result', 'resultDate', 'notHousedReason'],
  'add-not-housed-reason': ['reason', 'addedOn'],
  void: ['of', 'reason', 'voidedOn'],
};

function isId(value: unknown): boolean {
  if (typeof value !== 'string' || value === '') return false;
  // 64 characters, and a character may be two units.
  if (value.length <= 64) return true;
  return value.length <= 128 && [...value].length <= 64;
}

function id(data: Values, field: string, faults: Expected[]): void {
  if (!isId(data[field])) faults.push({ field });
}

function idOrNone(data: Values, field: string, faults: Expected[]): void {
  if (data[field] !== undefined && !isId(data[field])) faults.push({ field });
}

function date(data: Values, field: string, faults: Expected[]): void {
  if (typeof data[field] !== 'string') faults.push({ field });
}

function oneOf(data: Values, field: string, values: readonly string[], faults: Expected[]): void {
  const value = data[field];
  for (const one of values) if (one === value) return;
  faults.push({ field, oneOf: [...values] });
}

function findInData(type: ReferralCommand['type'], data: Values, faults: Expected[]): void {
  switch (type) {
    case 'refer':
      id(data, 'referralId', faults);
      id(data, 'personalId', faults);
      id(data, 'enrollmentId', faults);
      idOrNone(data, 'householdId', faults);
      if (typeof data.eventType !== 'number') faults.push({ field: 'eventType' });
      id(data, 'projectId', faults);
      id(data, 'organizationId', faults);
      date(data, 'referredOn', faults);
      break;
    case 'acknowledge':
      date(data, 'acknowledgedOn', faults);
      break;
    case 'enroll':
      id(data, 'enrollmentId', faults);
      id(data, 'personalId', faults);
      id(data, 'projectId', faults);
      date(data, 'enrolledOn', faults);
      break;
    case 'resolve-successful':
      if (data.resultDate !== undefined) date(data, 'resultDate', faults);
      idOrNone(data, 'resultingEnrollmentId', faults);
      break;
    case 'resolve-unsuccessful':
      oneOf(data, 'result', RESULTS, faults);
      date(data, 'resultDate', faults);
      id(data, 'notHousedReason', faults);
      break;
    case 'add-not-housed-reason':
      id(data, 'reason', faults);
      date(data, 'addedOn', faults);
      break;
    case 'void':
      oneOf(data, 'of', VOIDABLE, faults);
      oneOf(data, 'reason', REASONS, faults);
      date(data, 'voidedOn', faults);
  }
  for (const key of Object.keys(data)) {
    if (FIELDS[type].includes(key)) continue;
    faults.push({ field: 'data', oneOf: [...FIELDS[type]] });
    break;
  }
}

export function isKnown(command: unknown): command is ReferralCommand {
  return isRecord(command) && typeof command.type === 'string' && Object.hasOwn(FIELDS, command.type);
}

/** What is missing or malformed in a command, field by field. */
export function findInShape(command: ReferralCommand): Expected[] {
  if (!isKnown(command)) return [{ field: 'type', oneOf: Object.keys(FIELDS) }];
  const faults: Expected[] = [];
  const data: unknown = command.data;
  if (isRecord(data)) findInData(command.type, data, faults);
  else faults.push({ field: 'data' });
  const metadata: unknown = command.metadata;
  if (!isRecord(metadata)) {
    faults.push({ field: 'metadata' });
    return faults;
  }
  if (!isMoment(metadata.recordedAt)) faults.push({ field: 'recordedAt' });
  const { recordedBy } = metadata;
  if (isRecord(recordedBy)) {
    id(recordedBy, 'userId', faults);
    id(recordedBy, 'organizationId', faults);
    oneOf(recordedBy, 'role', ROLES, faults);
  } else {
    faults.push({ field: 'recordedBy' });
  }
  idOrNone(metadata, 'commandId', faults);
  return faults;
}
