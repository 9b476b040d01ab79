import * as z from 'zod/mini';
import { UNSUCCESSFUL_RESULTS } from '../hud/index.js';
import { ROLES, type Role } from '../referral/actor.js';
import { type Step, STEPS } from '../referral/commands.js';
import type { ActsFor, CocPolicy, Deadline, LocalRole, Permissions } from '../referral/policy.js';
import type { ReasonList, ReasonLists, ReasonUse } from '../referral/reasons.js';
import { exactly } from './exactly.js';
import { calendarDate, identifier, oneOf } from './fields.js';
import { fault } from './zod-issues.js';

/** The longest time limit, ten years: beyond it there is a slip of the pen, and working days take a walk each. */
const MAX_DEADLINE_DAYS = 3650;

const ACTS_FOR: readonly ActsFor[] = ['any-organization', 'receiving-organization'];
const REASON_USES: readonly ReasonUse[] = ['unsuccessful', 'not-housed'];
const COUNTS: readonly Deadline['count'][] = ['calendar-days', 'working-days'];

// The places in a list of what stands before them already.
function repeated(values: readonly string[]): readonly number[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => (seen.size === seen.add(value).size ? [index] : []));
}

function buildReasonList() {
  return exactly<ReasonList>()(
    z
      .strictObject({
        version: identifier,
        reasons: z.array(
          z.strictObject({
            code: identifier,
            label: z.string().check(z.minLength(1)),
            for: z.array(oneOf(REASON_USES)),
            result: z.exactOptional(oneOf(UNSUCCESSFUL_RESULTS)),
          }),
        ),
      })
      .check((payload) => {
        const { reasons } = payload.value;
        for (const index of repeated(reasons.map(({ code }) => code))) {
          payload.issues.push(fault('not-unique', payload.value, ['reasons', index, 'code']));
        }
      }),
  );
}

function buildReasonLists() {
  return exactly<ReasonLists>()(
    z.strictObject({ current: identifier, lists: z.array(buildReasonList()) }).check((payload) => {
      const { current, lists } = payload.value;
      const versions = lists.map(({ version }) => version);
      if (!versions.includes(current)) payload.issues.push(fault('not-on-list', payload.value, ['current']));
      for (const index of repeated(versions)) {
        payload.issues.push(fault('not-unique', payload.value, ['lists', index, 'version']));
      }
    }),
  );
}

// From the core's own lists, so that a new role or permission is known here at once.
function buildPermissions(): z.ZodMiniType<Permissions> {
  const actsFor = z.exactOptional(oneOf(ACTS_FOR));
  const roles = z.strictObject(
    Object.fromEntries(ROLES.map((role) => [role, actsFor])) as Record<Role, typeof actsFor>,
  );
  return z.strictObject(Object.fromEntries(STEPS.map((step) => [step, roles])) as Record<Step, typeof roles>);
}

function buildDeadline() {
  return exactly<Deadline>()(
    z.strictObject({
      days: z.int().check(z.minimum(1), z.maximum(MAX_DEADLINE_DAYS)),
      count: oneOf(COUNTS),
    }),
  );
}

// A step for a role that no local name stands for is one that nobody may take.
function unreachable({ permissions, localRoles }: CocPolicy): readonly string[][] {
  if (localRoles === undefined) return [];
  const reached = new Set<string>(localRoles.map(({ role }) => role));
  return STEPS.flatMap((step) =>
    Object.keys(permissions[step])
      .filter((role) => !reached.has(role))
      .map((role) => ['permissions', step, role]),
  );
}

function buildLocalRoles() {
  return z
    .array(exactly<LocalRole>()(z.strictObject({ name: identifier, role: oneOf(ROLES) })))
    .check((payload) => {
      for (const index of repeated(payload.value.map(({ name }) => name))) {
        payload.issues.push(fault('not-unique', payload.value, [index, 'name']));
      }
    });
}

function buildPolicy() {
  const deadline = z.exactOptional(buildDeadline());
  return exactly<CocPolicy>()(
    z
      .strictObject({
        about: z.exactOptional(z.string()),
        notHousedReasons: buildReasonLists(),
        permissions: buildPermissions(),
        deadlines: z.strictObject({ acknowledgeWithin: deadline, resolveWithin: deadline }),
        holidays: z.array(calendarDate),
        localRoles: z.exactOptional(buildLocalRoles()),
      })
      .check((payload) => {
        for (const path of unreachable(payload.value)) {
          payload.issues.push(fault('not-on-list', payload.value, path));
        }
      }),
  );
}

/**
 * The zod schema of a CoC's policy: the shape, and what holds it together (the current version is one of the
 * lists, versions are unique, codes are unique in their list, local names of roles are unique and reach every role
 * that a permission names). Its own errors are zod's (see
 * {@link eventSchema}).
 */
export const policySchema: z.ZodMiniType<CocPolicy> = /* @__PURE__ */ buildPolicy();
