import { carriesResult, EVENT_TYPE_LABELS, type CeEventType, type ReferralResult } from '../../hud/index.js';
import type { CalendarDate } from '../../referral/calendar-date.js';

/** HUD's AssessmentLevel: 1 is a crisis needs assessment, 2 a housing needs assessment. */
export type AssessmentLevel = 1 | 2;

/** A row of Q10 about assessments. */
export interface Q10AssessmentRow {
  /** HUD's AssessmentLevel. */
  readonly level: AssessmentLevel;
  /** How many there were; absent where Assessment.csv cannot be read, so that nobody knows. */
  readonly occurrences?: number;
}

/** A row of Q10 about events of one type. A number is absent where HUD leaves the cell empty. */
export interface Q10EventRow {
  /** HUD's event type. */
  readonly eventType: CeEventType;
  /** How many there were, open referrals included. */
  readonly occurrences: number;
  /** How many have each result (10 to 15, 17 and 18). What is missing from `occurrences` is open. */
  readonly results?: Readonly<Record<ReferralResult, number>>;
  /** How many have ProbSolDivRRResult = 1: the client was re-housed in a safe alternative (2). */
  readonly rehoused?: number;
  /** How many have ReferralCaseManageAfter = 1: the client was enrolled in aftercare (5). */
  readonly aftercare?: number;
}

/** HUD's CE APR Q10. */
export interface Q10Table {
  /** The first day of the report range. */
  readonly from: CalendarDate;
  /** The last day of the report range. */
  readonly to: CalendarDate;
  /** Levels 1 and 2, in order. */
  readonly assessments: readonly Q10AssessmentRow[];
  /** Event types 1 to 18, in order. */
  readonly events: readonly Q10EventRow[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A row that is still counted. */
export type EventTally = Writable<Omit<Q10EventRow, 'results'>> & {
  results?: Record<ReferralResult, number>;
};

/** HUD's assessment levels. */
export const ASSESSMENT_LEVELS: readonly AssessmentLevel[] = /* @__PURE__ */ Object.freeze([1, 2] as const);

/** HUD's event types, 1 to 18. */
export const EVENT_TYPES: readonly CeEventType[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.keys(EVENT_TYPE_LABELS).map((code) => Number(code) as CeEventType),
);

/** A row with the cells that HUD gives its type, all at nought. */
export function emptyTally(eventType: CeEventType): EventTally {
  const tally: EventTally = { eventType, occurrences: 0 };
  if (carriesResult(eventType)) {
    tally.results = { 'client-accepted': 0, 'client-rejected': 0, 'provider-rejected': 0 };
  }
  if (eventType === 2) tally.rehoused = 0;
  if (eventType === 5) tally.aftercare = 0;
  return tally;
}
