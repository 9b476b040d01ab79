import { carriesLocation } from '../../hud/index.js';
import { type History, tell, type ToldHistory } from './told-history.js';

/** A part of a history that the files which `writeExport` writes have no room for. */
export type NotHeldCode =
  | 'event-without-a-place'
  | 'fact-taken-back'
  | 'voided-referral'
  | 'acknowledgement-after-enrollment'
  | 'inferred-enrollment'
  | 'enrollment-not-the-results'
  | 'project-of-a-voucher'
  | 'household'
  | 'receiving-organization'
  | 'enrollment-details'
  | 'who-recorded'
  | 'when-recorded'
  | 'other-metadata';

/** What is lost where a history is written and read back, or stands in a file that is not written. */
export interface NotHeld {
  /** Stable, in kebab-case. */
  readonly code: NotHeldCode;
  /** What it is, and what comes back in its place. */
  readonly what: string;
  /** HUD's file that holds it: reading takes it from there. Absent where no file of HUD's does. */
  readonly heldBy?: 'Enrollment.csv' | 'Project.csv';
}

type Entry = NotHeld & { readonly isIn: (told: ToldHistory) => boolean };

const KNOWN_METADATA: readonly string[] = [
  ...['source', 'recordedAt', 'recordedBy', 'reasonListVersion', 'inferredBy'],
  ...['sourceCreated', 'sourceUpdated', 'sourceUserId'],
];

const some =
  (isSo: (metadata: object) => boolean) =>
  ({ taken }: ToldHistory): boolean =>
    taken.some(({ metadata }) => typeof metadata === 'object' && metadata !== null && isSo(metadata));

const LIST: readonly Entry[] = [
  {
    code: 'event-without-a-place',
    what: 'An event that the fold skips, such as a second result: it does not come back.',
    isIn: ({ refused }) => refused > 0,
  },
  {
    code: 'fact-taken-back',
    what: 'An acknowledgement or an enrollment that was voided, and its void: only what stands comes back.',
    isIn: ({ taken }) => taken.some((event) => event.type === 'voided' && event.data.of !== 'referral'),
  },
  {
    code: 'voided-referral',
    what: 'A voided referral: it comes back as a deleted row, which is counted and gives no history. The reason of the void is lost.',
    isIn: ({ facts }) => facts.voided !== undefined,
  },
  {
    code: 'acknowledgement-after-enrollment',
    what: 'That the acknowledgement was recorded after the enrollment: it comes back before it.',
    isIn: ({ facts }) => facts.acknowledgedAfterEnrollment === true,
  },
  {
    code: 'inferred-enrollment',
    what: 'An enrollment that was inferred: it is not written, so that it is not taken for a recorded one. Whoever reads infers it again.',
    isIn: ({ facts }) => facts.inferredBy?.enrolled !== undefined,
  },
  {
    code: 'enrollment-not-the-results',
    what: 'A recorded enrollment that the successful result does not name: only the one it names comes back.',
    isIn: ({ facts: { result, enrollment, resultingEnrollmentId, inferredBy } }) =>
      result === 'client-accepted' &&
      enrollment !== undefined &&
      inferredBy?.enrolled === undefined &&
      enrollment.enrollmentId !== resultingEnrollmentId,
  },
  {
    code: 'project-of-a-voucher',
    what: 'The receiving project of a voucher (17, 18): HUD gives these no location. Its organization goes with it.',
    isIn: ({ facts: { referral } }) =>
      referral?.projectId !== undefined && !carriesLocation(referral.eventType),
  },
  {
    code: 'household',
    what: 'The household: it is that of the Coordinated Entry enrollment.',
    heldBy: 'Enrollment.csv',
    isIn: ({ facts }) => facts.referral?.householdId !== undefined,
  },
  {
    code: 'receiving-organization',
    what: 'The receiving organization: it is that of the receiving project.',
    heldBy: 'Project.csv',
    isIn: ({ facts }) => facts.referral?.organizationId !== undefined,
  },
  {
    code: 'enrollment-details',
    what: 'Whose the enrollment is, in which project, and since when. Where Enrollment.csv does not have it, the result keeps its name.',
    heldBy: 'Enrollment.csv',
    isIn: ({ facts }) => facts.enrollment !== undefined,
  },
  {
    code: 'who-recorded',
    what: 'Who recorded each fact, in which role and for which organization: only the UserID of the last comes back.',
    isIn: some((metadata) => (metadata as { recordedBy?: unknown }).recordedBy !== undefined),
  },
  {
    code: 'when-recorded',
    what: 'When each fact was recorded: the clock of the first and of the last comes back as the source’s times, without offset and fraction; `recordedAt` becomes the export’s date.',
    isIn: some((metadata) => (metadata as { recordedAt?: unknown }).recordedAt !== undefined),
  },
  {
    code: 'other-metadata',
    what: 'Ids of commands, and metadata of one’s own.',
    isIn: some((metadata) => Object.keys(metadata).some((key) => !KNOWN_METADATA.includes(key))),
  },
];

/**
 * What HUD's columns and the custom file cannot hold, all of it: whatever else a written history says comes back
 * when it is read.
 */
export const NOT_HELD: readonly NotHeld[] = /* @__PURE__ */ Object.freeze(
  LIST.map(({ isIn: _, ...entry }) => Object.freeze(entry)),
);

/**
 * Says which parts of a history are not held by the files that {@link writeExport} writes, by the codes of
 * {@link NOT_HELD} and in its order. It does not look at whether the history can be written at all.
 */
export function notHeldOf(history: History): readonly NotHeldCode[] {
  const told = tell(history);
  return LIST.filter(({ isIn }) => isIn(told)).map(({ code }) => code);
}
