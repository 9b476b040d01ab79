import {
  type Actor,
  type CocPolicy,
  type CommandData,
  type CommandType,
  defaultPolicy,
  type Known,
  type ReferralCommand,
  type ReferralEvent,
  ROLES,
} from 'ce-referrals';

/** A small world in which every sequence of commands is tried. */
export interface World {
  /** What is different here. */
  readonly name: string;
  /** The CoC's policy. */
  readonly policy: CocPolicy;
  /** What is known beyond the history. */
  readonly known: Known;
  /** The histories that commands start from: none, and what was imported. */
  readonly starts: readonly (readonly ReferralEvent[])[];
  /** Every command that anybody can give here. */
  readonly commands: readonly ReferralCommand[];
}

export const DATES = ['2026-03-02', '2026-03-04', '2026-03-05'] as const;
const CLIENTS = ['client-a', 'client-b'] as const;
const ORGANIZATIONS = ['harbor', 'lantern'] as const;
const PROJECTS = ['project-1', 'project-2'] as const;
/** One that implies a result and is for unsuccessful referrals alone; one for both outcomes, implying none. */
const REASONS = ['declined-unit', 'other'] as const;
/** The enrollment that a referral is recorded on, and one in housing. */
const ENROLLMENTS = ['enrollment-ce', 'enrollment-1'] as const;

const LATE = '2026-03-05T17:00Z';

/** Every role in every organization. */
export const ACTORS: readonly Actor[] = ROLES.flatMap((role) =>
  ORGANIZATIONS.map((organizationId) => ({ userId: `user-${role}`, organizationId, role })),
);

type Choices = Readonly<Record<string, readonly unknown[]>>;

function product(choices: Choices): readonly object[] {
  return Object.entries(choices).reduce<readonly object[]>(
    (chosen, [field, values]) => chosen.flatMap((one) => values.map((value) => ({ ...one, [field]: value }))),
    [{}],
  );
}

function byEverybody<T extends CommandType>(type: T, data: readonly object[]): readonly ReferralCommand[] {
  return data.flatMap((one) =>
    ACTORS.map(
      (recordedBy) =>
        ({
          type,
          data: one as CommandData[T],
          metadata: { recordedAt: LATE, recordedBy },
        }) as ReferralCommand,
    ),
  );
}

const PROVIDER = ACTORS.find(
  ({ role, organizationId }) => role === 'housing-provider' && organizationId === 'harbor',
)!;
const MANAGER = ACTORS.find(({ role }) => role === 'priority-list-manager')!;

/** A command as somebody writes it who gets a thing wrong, fields missing and all. */
function slip(
  type: CommandType,
  data: object,
  recordedBy: Actor = PROVIDER,
  recordedAt: string = LATE,
): ReferralCommand {
  return { type, data, metadata: { recordedAt, recordedBy } } as unknown as ReferralCommand;
}

const REFER = {
  referralId: 'referral-1',
  personalId: 'client-a',
  enrollmentId: 'enrollment-ce',
  eventType: 13,
  projectId: 'project-1',
  organizationId: 'harbor',
  referredOn: DATES[0],
};
const ENROLL = {
  enrollmentId: 'enrollment-1',
  personalId: 'client-a',
  projectId: 'project-1',
  enrolledOn: DATES[1],
};
const END = { result: 'client-rejected', resultDate: DATES[1], notHousedReason: 'declined-unit' };
const EARLY = '2026-03-04T09:00Z';

/** What goes wrong beside the choices: days of no calendar, days to come, retired types, fields left out. */
const SLIPS: readonly ReferralCommand[] = [
  ...[4, 10, 12, 14, 17, 18].map((eventType) => slip('refer', { ...REFER, eventType }, MANAGER)),
  slip('refer', { ...REFER, referredOn: '2026-02-30' }, MANAGER),
  slip('refer', { ...REFER, referredOn: DATES[2] }, MANAGER, EARLY),
  slip('refer', { ...REFER, projectId: undefined }, MANAGER),
  slip('acknowledge', { acknowledgedOn: '2026-02-30' }),
  slip('acknowledge', { acknowledgedOn: DATES[2] }, PROVIDER, EARLY),
  slip('acknowledge', {}),
  slip('enroll', { ...ENROLL, enrolledOn: '2026-02-30' }),
  slip('enroll', { ...ENROLL, enrolledOn: DATES[2] }, PROVIDER, EARLY),
  slip('enroll', { ...ENROLL, enrollmentId: 'enrollment-2' }),
  slip('resolve-unsuccessful', { ...END, resultDate: '2026-02-30' }),
  slip('resolve-unsuccessful', { ...END, resultDate: undefined }),
  slip('resolve-unsuccessful', { ...END, notHousedReason: undefined }),
  slip('resolve-unsuccessful', { ...END, notHousedReason: 'no-such-reason' }),
  slip('resolve-unsuccessful', { ...END, notHousedReason: 'no-unit-found' }),
  slip('add-not-housed-reason', { reason: 'no-such-reason', addedOn: DATES[2] }),
  slip('add-not-housed-reason', { reason: 'no-unit-found', addedOn: '2026-02-30' }),
  slip('void', { of: 'referral', reason: 'duplicate', voidedOn: '2026-02-30' }, MANAGER),
  slip('void', { of: 'everything', reason: 'duplicate', voidedOn: DATES[2] }, MANAGER),
  ...[PROVIDER, MANAGER].map((actor) => ({ ...slip('refer', REFER, actor), metadata: undefined }) as never),
];

/** The commands of a world: every choice of data by everybody, and the slips. */
export function commandsOver({
  dates = DATES,
  clients = CLIENTS,
}: {
  readonly dates?: readonly string[];
  readonly clients?: readonly string[];
} = {}): readonly ReferralCommand[] {
  const referrals = product({
    referralId: ['referral-1'],
    personalId: clients,
    enrollmentId: ['enrollment-ce'],
    eventType: [13],
    projectId: PROJECTS,
    organizationId: ORGANIZATIONS,
    referredOn: dates,
  });
  const enrollments = product({
    enrollmentId: ENROLLMENTS,
    personalId: clients,
    projectId: PROJECTS,
    enrolledOn: dates,
  });
  const endings = product({
    result: ['client-rejected', 'provider-rejected'],
    resultDate: dates,
    notHousedReason: REASONS,
  });
  return [
    ...byEverybody('refer', referrals),
    ...byEverybody('acknowledge', product({ acknowledgedOn: dates })),
    ...byEverybody('enroll', enrollments),
    ...byEverybody('resolve-successful', [
      {},
      ...product({ resultDate: dates }),
      ...product({ resultingEnrollmentId: ENROLLMENTS }),
    ]),
    ...byEverybody('resolve-unsuccessful', endings),
    ...byEverybody('add-not-housed-reason', product({ reason: REASONS, addedOn: dates })),
    ...byEverybody(
      'void',
      product({
        of: ['referral', 'acknowledgement', 'enrollment'],
        reason: ['duplicate'],
        voidedOn: [DATES[2]],
      }),
    ),
    ...SLIPS,
  ];
}

export const EMPTY: readonly ReferralEvent[] = [];

/** Two clients, two organizations, two projects, three dates, two reasons, every role: the article's own world. */
export const ARTICLE: World = {
  name: 'default policy, nothing known',
  policy: defaultPolicy,
  known: {},
  starts: [EMPTY],
  commands: commandsOver(),
};
