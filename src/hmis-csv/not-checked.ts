import { checksLeftOut } from '../referral/audit.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import { RULES } from '../referral/rules/index.js';
import type { Asked } from '../referral/rules/rule.js';
import type { FindingCode } from './findings.js';
import type { CsvExport } from './read-export.js';

/** A rule that did not run on every referral, and why. */
export interface NotChecked {
  /** The rule. */
  readonly code: FindingCode;
  /** What was lacking: a fact that no HUD file holds, a file that could not be read, or the day to see it from. */
  readonly lacks: Asked | 'projects' | 'enrollments' | 'exits' | 'as-of';
  /** On how many of the housing referrals it did not run. */
  readonly referrals: number;
}

const ASKS: ReadonlyMap<FindingCode, Asked | undefined> = /* @__PURE__ */ new Map(
  RULES.map(({ code, asks }) => [code, asks]),
);

/** What a rule asks that not every source can know. */
export function askedBy(code: FindingCode): Asked | undefined {
  return ASKS.get(code);
}

/** What is unknown of many referrals. */
interface UnknownLists {
  /** Takes in what is unknown of one more referral, and gives it as a set. */
  count(list: readonly Asked[]): ReadonlySet<Asked>;
  /** On how many referrals that is unknown. */
  referralsWithout(asked: Asked): number;
  /** The rules that were left out, each with what it asks and on how many referrals. */
  rulesLeftOut(): readonly NotChecked[];
}

/** Gathers what is unknown of referrals, and so which rules are left out. */
export function unknownLists(): UnknownLists {
  // A few lists serve all referrals of an export: the same set for the same list, and how often it was used.
  const lists = new Map<readonly Asked[], { readonly unknowable: ReadonlySet<Asked>; referrals: number }>();
  return {
    count(list) {
      let of = lists.get(list);
      if (of === undefined) {
        of = { unknowable: new Set(list), referrals: 0 };
        lists.set(list, of);
      }
      of.referrals += 1;
      return of.unknowable;
    },
    referralsWithout(asked) {
      let sum = 0;
      for (const { unknowable, referrals } of lists.values()) if (unknowable.has(asked)) sum += referrals;
      return sum;
    },
    rulesLeftOut() {
      const leftOut = new Map<FindingCode, number>();
      for (const { unknowable, referrals } of lists.values()) {
        for (const code of checksLeftOut(unknowable)) leftOut.set(code, (leftOut.get(code) ?? 0) + referrals);
      }
      return [...leftOut].flatMap(([code, referrals]) => {
        const lacks = askedBy(code);
        return lacks === undefined ? [] : [{ code, lacks, referrals }];
      });
    },
  };
}

/** The rules that a missing file leaves out. */
export function withoutFiles({
  projects,
  enrollmentsRead,
  exitsRead,
  counts,
}: CsvExport): readonly NotChecked[] {
  const referrals = counts.housingReferrals;
  return [
    ...(projects === undefined
      ? ([
          { code: 'location-not-a-project', lacks: 'projects', referrals },
          { code: 'event-type-not-the-projects', lacks: 'projects', referrals },
        ] as const)
      : []),
    ...(enrollmentsRead
      ? []
      : ([
          { code: 'enrollment-not-in-export', lacks: 'enrollments', referrals },
          { code: 'not-head-of-household', lacks: 'enrollments', referrals },
        ] as const)),
    ...(exitsRead ? [] : ([{ code: 'event-after-exit', lacks: 'exits', referrals }] as const)),
  ];
}

/** The rules on what is overdue that were left out. */
export function overdueLeftOut(
  { counts }: CsvExport,
  unacknowledgeable: number,
  seenFrom: CalendarDate | undefined,
): readonly NotChecked[] {
  const code = 'neither-acknowledged-nor-resolved';
  const leftOut: NotChecked[] = [{ code, lacks: 'acknowledgement', referrals: unacknowledgeable }];
  if (seenFrom === undefined) {
    const others = counts.housingReferrals - unacknowledgeable;
    leftOut.push({ code, lacks: 'as-of', referrals: others });
    leftOut.push({ code: 'outstanding-referral', lacks: 'as-of', referrals: counts.housingReferrals });
  }
  return leftOut.filter(({ referrals }) => referrals > 0);
}
