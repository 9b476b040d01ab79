import type { Role } from './actor.js';
import type { CalendarDate } from './calendar-date.js';
import type { Step } from './commands.js';
import { DEFAULT_REASON_LIST } from './default-reasons.js';
import { deepFreeze } from './freeze.js';
import type { ReasonList, ReasonLists } from './reasons.js';

/** For which organization a role may act: any, or only the one that receives the referral. */
export type ActsFor = 'any-organization' | 'receiving-organization';

/** Who may do what. A role that is absent from a permission may not. */
export type Permissions = Readonly<Record<Step, Readonly<Partial<Record<Role, ActsFor>>>>>;

/** A time limit, counted from the day after the referral. */
export interface Deadline {
  /** How many days. At least 1. */
  readonly days: number;
  /** Every day of the calendar, or Monday to Friday without the policy's holidays. */
  readonly count: 'calendar-days' | 'working-days';
}

/** What a CoC's HMIS calls a role: a workgroup, a user group, a title. */
export interface LocalRole {
  /** The name, exactly as the HMIS has it. 1 to 64 characters. */
  readonly name: string;
  /** The library's role for it. Several names may stand for one. */
  readonly role: Role;
}

/** What a CoC sets. Plain data: keep it in a file, and give it to every call that takes it. */
export interface CocPolicy {
  /** What this policy is, and whose, for people who open the file. Nothing looks at it. */
  readonly about?: string;
  /** The options of "If Not Housed, Reason". HUD publishes none: each CoC sets its own. */
  readonly notHousedReasons: ReasonLists;
  /** Who may do what. */
  readonly permissions: Permissions;
  /** Time limits. An absent one is not watched. */
  readonly deadlines: {
    /** From the referral to its acknowledgement. */
    readonly acknowledgeWithin?: Deadline;
    /** From the referral to its result. */
    readonly resolveWithin?: Deadline;
  };
  /** Days that are no working days, beside Saturdays and Sundays. */
  readonly holidays: readonly CalendarDate[];
  /**
   * What the HMIS calls the roles, for {@link roleFor}. No rule looks at it: actors come with the library's role.
   * Where it stands, it reaches every role that a permission names.
   */
  readonly localRoles?: readonly LocalRole[];
}

function buildDefaultPolicy(): CocPolicy {
  const provider = { 'housing-provider': 'receiving-organization' } as const;
  const administrator = { 'hmis-administrator': 'any-organization' } as const;
  const staff = { 'priority-list-manager': 'any-organization' } as const;
  return deepFreeze({
    notHousedReasons: { current: DEFAULT_REASON_LIST.version, lists: [DEFAULT_REASON_LIST] },
    permissions: {
      refer: staff,
      acknowledge: provider,
      enroll: provider,
      'resolve-successful': provider,
      'resolve-unsuccessful': provider,
      'add-not-housed-reason': provider,
      'void-referral': { ...staff, ...administrator },
      'void-acknowledgement': { ...provider, ...administrator },
      'void-enrollment': { ...provider, ...administrator },
    },
    deadlines: {},
    holidays: [],
  });
}

/**
 * The policy used where a call is given none: the article's division of work, the library's own reason list,
 * no deadlines and no holidays.
 *
 * - A priority list manager refers and voids referrals.
 * - A housing provider, acting for the receiving organization, does the rest, the void of its own
 *   acknowledgement or enrollment included.
 * - An HMIS administrator voids anything.
 */
export const defaultPolicy: CocPolicy = /* @__PURE__ */ buildDefaultPolicy();

/** Finds a version of a policy's reason lists, or `undefined`. */
export function reasonListOf(policy: CocPolicy, version: string): ReasonList | undefined {
  return policy.notHousedReasons.lists.find((list) => list.version === version);
}

/** The role that a policy gives to a local name, such as a workgroup's, or `undefined` where it gives none. */
export function roleFor(policy: CocPolicy, localName: string): Role | undefined {
  return policy.localRoles?.find(({ name }) => name === localName)?.role;
}
