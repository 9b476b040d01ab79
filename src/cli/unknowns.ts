import { ASKED, type Asked } from '../referral/rules/rule.js';

/** Gathers what the source of many referrals cannot know. */
export class Unknowns {
  readonly #counts = new Map<Asked, number>();

  /** By referral, where there is something. */
  readonly of: Map<string, readonly Asked[]> = new Map();

  /** Takes in what cannot be known of a referral. */
  add(stream: string, unknowable: readonly Asked[]): void {
    if (unknowable.length > 0) this.of.set(stream, unknowable);
    for (const asked of unknowable) this.#counts.set(asked, (this.#counts.get(asked) ?? 0) + 1);
  }

  /** Of how many referrals each is unknown. */
  counts(): ReadonlyMap<Asked, number> {
    return new Map(
      ASKED.flatMap((asked) => {
        const referrals = this.#counts.get(asked);
        return referrals === undefined ? [] : [[asked, referrals] as const];
      }),
    );
  }
}
