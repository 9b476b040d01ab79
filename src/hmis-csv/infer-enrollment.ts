import { fitsProjectType, receivingProjectTypes } from '../hud/index.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import type { Projects } from './projects.js';

/** A client's stay in a project: an enrollment, as far as finding the right one needs it. */
export interface Stay {
  /** HUD's EnrollmentID. */
  readonly enrollmentId: string;
  /** The project of the enrollment. */
  readonly projectId: string;
  /** The day it began. */
  readonly entryDate: CalendarDate;
}

/**
 * What an inference rests on.
 *
 * - `location-names-project`: the enrollment is in the project that the referral names.
 * - `project-type-fits`: the referral names no project of the export; the enrollment is in one whose type can
 *   receive such a referral.
 * - `ambiguous`: two enrollments fit equally well, so none is taken.
 * - `none`: no enrollment fits, or none was looked for.
 */
export type Confidence = 'location-names-project' | 'project-type-fits' | 'ambiguous' | 'none';

/** What came of looking for the enrollment that an accepted referral led to. */
export interface Inference {
  /** What it rests on. */
  readonly confidence: Confidence;
  /** The enrollment, where there is one. */
  readonly enrollment?: Stay;
}

/** The facts of a referral that an enrollment is looked for by. */
export interface ReferralToMatch {
  /** The Coordinated Entry enrollment that the event is recorded on: never the one that is looked for. */
  readonly enrollmentId: string;
  /** HUD's event type. */
  readonly eventType: number;
  /** The day of the referral. */
  readonly referredOn: CalendarDate;
  /** The receiving project, where the location names one of the export. */
  readonly projectId?: string | undefined;
}

const NONE: Inference = /* @__PURE__ */ Object.freeze({ confidence: 'none' });
const AMBIGUOUS: Inference = /* @__PURE__ */ Object.freeze({ confidence: 'ambiguous' });

const JOINT_TH_RRH = 12;

function nearest(stays: readonly Stay[], confidence: Confidence): Inference | undefined {
  const [first, ...others] = stays;
  if (first === undefined) return undefined;
  const enrollment = others.reduce((best, stay) => (stay.entryDate < best.entryDate ? stay : best), first);
  const equallyNear = stays.filter(({ entryDate }) => entryDate === enrollment.entryDate);
  return equallyNear.length > 1 ? AMBIGUOUS : { confidence, enrollment };
}

/**
 * Finds the enrollment that an accepted referral led to. HUD's files do not say: nothing joins an event to the
 * enrollment it produced. So this is an inference: the same client's stay in the project that the location
 * names, or else in one whose type can receive such a referral; not the event's own enrollment; begun on the
 * day of the referral or after it; the nearest. It can be wrong, and says what it rests on.
 *
 * Where the location names a project, only that one counts; but a joint TH-RRH referral (12) may name either
 * half, so the other is looked at too. For a voucher (17, 18) nothing is inferred: HUD gives it neither a
 * location nor a project type, so any enrollment at all would fit.
 *
 * @param stays - the enrollments of the referred client.
 */
export function inferEnrollment(
  referral: ReferralToMatch,
  stays: readonly Stay[],
  projects: Projects,
): Inference {
  const { eventType, projectId } = referral;
  if (receivingProjectTypes(eventType) === undefined) return NONE;
  const after = stays.filter(
    (stay) => stay.enrollmentId !== referral.enrollmentId && stay.entryDate >= referral.referredOn,
  );
  if (after.length === 0) return NONE;
  if (projectId !== undefined) {
    const named = nearest(
      after.filter((stay) => stay.projectId === projectId),
      'location-names-project',
    );
    if (named !== undefined || eventType !== JOINT_TH_RRH) return named ?? NONE;
  }
  const fitting = after.filter((stay) => {
    const project = Object.hasOwn(projects, stay.projectId) ? projects[stay.projectId] : undefined;
    return project !== undefined && fitsProjectType(eventType, project.projectType, project.jointThRrh);
  });
  return nearest(fitting, 'project-type-fits') ?? NONE;
}
