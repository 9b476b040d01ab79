import * as fc from 'fast-check';
import type { ReferralEvent } from '../../referral/events.js';
import type { Known } from '../../referral/known.js';
import type { CocPolicy } from '../../referral/policy.js';
import type { Asked, RuleCode } from '../../referral/rules/rule.js';
import { calendarDateArb } from './dates.js';
import { castArb } from './ids.js';
import { choicesArb } from './choices.js';
import { quietKnownArb } from './known.js';
import type { Scene } from './apt-commands.js';
import { MUTATIONS_BEYOND } from './mutations-beyond.js';
import { MUTATIONS_OF_FACTS } from './mutations-of-facts.js';
import { MUTATIONS_OF_ORDER } from './mutations-of-order.js';
import type { Mutation } from './mutation.js';
import { policyArb } from './policies.js';
import { readable } from './readable.js';

/** A rule that a history can break. `incomplete-command` is broken by a command: see {@link almostLegalCommandArb}. */
export type BreakableCode = Exclude<RuleCode, 'incomplete-command'>;

/** A history to audit, and what the audit has to be given. */
export interface ToAudit {
  /** The events. */
  readonly events: readonly ReferralEvent[];
  /** The CoC's policy. */
  readonly policy: CocPolicy;
  /** What is known beside the history. */
  readonly known: Known;
  /** What the source of the history cannot know; empty for histories that people recorded. */
  readonly unknowable: readonly Asked[];
}

/** A history in which one rule is broken, and no other. */
export interface AlmostLegalHistory extends ToAudit {
  /** The rule. */
  readonly breaking: BreakableCode;
  /** How it was broken, as a sentence. */
  readonly mutation: string;
  /** The place of the first event that breaks it. */
  readonly at: number;
  /** The same without the mutation: an audit finds nothing. */
  readonly original: ToAudit;
}

const MUTATIONS: Readonly<Record<BreakableCode, readonly Mutation[]>> = {
  ...MUTATIONS_OF_ORDER,
  ...MUTATIONS_OF_FACTS,
  ...MUTATIONS_BEYOND,
};

/** The rules that a history can break: all but `incomplete-command`, in no order that means anything. */
export const BREAKABLE_CODES: readonly BreakableCode[] = Object.freeze(
  Object.keys(MUTATIONS) as BreakableCode[],
);

/** Where nothing that happens earns a warning. */
export const quietSceneArb: fc.Arbitrary<Scene> = castArb.chain((cast) =>
  fc.record({
    cast: fc.constant(cast),
    policy: policyArb,
    known: fc.oneof(fc.constant<Known>({}), quietKnownArb(cast)),
    start: calendarDateArb,
    quiet: fc.constant(true),
  }),
);

function brokenArb(breaking: BreakableCode): fc.Arbitrary<AlmostLegalHistory> {
  return fc.record({ scene: quietSceneArb, choices: choicesArb }).map(({ scene: any, choices }) => {
    const draw = choices();
    const mutation = draw.of(MUTATIONS[breaking]);
    const scene = mutation.scene?.(any) ?? any;
    const { policy, known } = scene;
    const unknowable = mutation.unknowable ?? [];
    const events = mutation.story(scene, draw);
    const original = { events, policy, known, unknowable };
    const mutated = mutation.mutate(events, scene, draw);
    const broken = { ...original, breaking, mutation: mutation.says, ...mutated, original };
    return readable(broken, ({ at, mutation: says }) => `${breaking}, at event ${at}: ${says}`);
  });
}

/**
 * A history in which one rule is broken, and no other, by a named mutation: an audit given its `policy`, `known`
 * and `unknowable` finds that rule, and finds nothing in its `original`. It holds for warnings as for errors, and
 * for the rules over a caseload, which are broken through `known`.
 *
 * It shrinks to at most 4 events and to the mutation's sentence, which stands first where fast-check prints it.
 *
 * @param options - `breaking` is the rule; any where it is absent.
 *
 * @example
 * ```ts
 * fc.assert(
 *   fc.property(almostLegalHistoryArb({ breaking: 'not-acknowledged' }), ({ events }) => !myCheck(events)),
 * );
 * ```
 */
export function almostLegalHistoryArb(
  options: { readonly breaking?: BreakableCode } = {},
): fc.Arbitrary<AlmostLegalHistory> {
  return options.breaking === undefined
    ? fc.oneof(...BREAKABLE_CODES.map(brokenArb))
    : brokenArb(options.breaking);
}
