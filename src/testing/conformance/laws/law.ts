import type * as fc from 'fast-check';
import type { Actor } from '../../../referral/actor.js';
import type { ReferralCommand } from '../../../referral/commands.js';
import type { ReferralEvent } from '../../../referral/events.js';
import type { Asked } from '../../../referral/rules/rule.js';
import { Breach } from '../failure.js';
import type { CallOptions, Implementation, Part } from '../implementation.js';
import { differencesInFacts } from '../plain.js';
import type { Subject } from '../subject.js';

/** What a law is tried on. Whatever a list loses, the law says something about the rest. */
export interface Example {
  /** What was recorded. */
  readonly events: readonly ReferralEvent[];
  /** What is recorded after the moment that the law speaks of. */
  readonly later?: readonly ReferralEvent[];
  /** What is attempted, in order. */
  readonly commands?: readonly ReferralCommand[];
  /** Who asks. */
  readonly actor?: Actor;
  /** What the source cannot know. */
  readonly unknowable?: readonly Asked[];
  /** What every call is given. */
  readonly options: CallOptions;
}

/** A law: a sentence that holds for any example. */
export interface Law {
  /** Names the law for ever. */
  readonly code: string;
  /** What holds. */
  readonly sentence: string;
  /** The parts that an implementation must have for the law to say anything about it. */
  readonly about: readonly Part[];
  /** A declaration that leaves the law out. */
  readonly leftOutBy?: (implementation: Implementation<never>) => boolean;
  /** What it is tried on. */
  readonly examples: fc.Arbitrary<Example>;
  /** How many examples for one of another law; by default 1. */
  readonly share?: number;
  /** Throws a {@link Breach} where the law does not hold. */
  readonly check: (subject: Subject, example: Example) => void;
}

/** Throws where two values differ. */
export function expectSame(sentence: string, expected: unknown, actual: unknown): void {
  const found = differencesInFacts(expected, actual);
  if (found.length > 0) throw new Breach(sentence, found);
}

/** Throws where something is not so. */
export function expectThat(so: boolean, sentence: string): asserts so {
  if (!so) throw new Breach(sentence);
}
