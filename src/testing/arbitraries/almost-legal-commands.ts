import * as fc from 'fast-check';
import type { ReferralCommand, Step } from '../../referral/commands.js';
import type { ReferralEvent } from '../../referral/events.js';
import { replay } from '../../referral/evolve.js';
import type { Known } from '../../referral/known.js';
import type { CocPolicy } from '../../referral/policy.js';
import { quietSceneArb } from './almost-legal-histories.js';
import { aptCommand } from './apt-commands.js';
import { choicesArb } from './choices.js';
import { type StoryName, told } from './mutation.js';
import { readable } from './readable.js';

/** A command that is incomplete or malformed, and breaks no other rule. */
export interface AlmostLegalCommand {
  /** The history before the command. */
  readonly events: readonly ReferralEvent[];
  /** The command. Its type is what untyped code would claim. */
  readonly command: ReferralCommand;
  /** The CoC's policy. */
  readonly policy: CocPolicy;
  /** What is known beside the history. */
  readonly known: Known;
  /** The rule. */
  readonly breaking: 'incomplete-command';
  /** How it was broken, as a sentence. */
  readonly mutation: string;
  /** The command without the mutation: it is accepted, with no warning. */
  readonly original: ReferralCommand;
}

const STEP_AFTER: readonly (readonly [StoryName, Step])[] = [
  ['not-referred', 'refer'],
  ['referred', 'acknowledge'],
  ['acknowledged', 'enroll'],
  ['acknowledged', 'resolve-unsuccessful'],
  ['referred', 'void-referral'],
  ['acknowledged', 'void-acknowledgement'],
  ['enrolled', 'void-enrollment'],
  ['enrolled', 'resolve-successful'],
  ['successful', 'add-not-housed-reason'],
];

type Values = Readonly<Record<string, unknown>>;

function without(values: Values, field: string): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== field));
}

interface Mutation {
  readonly says: string;
  readonly mutate: (command: { readonly data: Values; readonly metadata: Values }) => Values;
}

const dataWithout = (field: string): Mutation => ({
  says: `${field} is missing.`,
  mutate: ({ data }) => ({ data: without(data, field) }),
});

const OF_ANY: readonly Mutation[] = [
  {
    says: 'The data has a field that no command has.',
    mutate: ({ data }) => ({ data: { ...data, note: '' } }),
  },
  {
    says: 'recordedAt is no date-time.',
    mutate: ({ metadata }) => ({ metadata: { ...metadata, recordedAt: 'yesterday' } }),
  },
  {
    says: 'commandId is empty.',
    mutate: ({ metadata }) => ({ metadata: { ...metadata, commandId: '' } }),
  },
  {
    says: 'recordedBy has no userId.',
    mutate: ({ metadata }) => ({
      metadata: { ...metadata, recordedBy: without(metadata.recordedBy as Values, 'userId') },
    }),
  },
  { says: 'It is of a type that no version knows.', mutate: () => ({ type: 'pause' }) },
];

const OF_TYPE: Readonly<Partial<Record<ReferralCommand['type'], readonly Mutation[]>>> = {
  refer: [dataWithout('referralId'), dataWithout('enrollmentId')],
  enroll: [dataWithout('enrollmentId')],
  void: [dataWithout('reason')],
};

/**
 * A command that breaks `incomplete-command` and no other rule, by a named mutation, in a state in which it would
 * be accepted without it. The one rule that no history can break: see `almostLegalHistoryArb` for the others.
 */
export const almostLegalCommandArb: fc.Arbitrary<AlmostLegalCommand> = fc
  .record({ scene: quietSceneArb, choices: choicesArb })
  .map(({ scene, choices }) => {
    const draw = choices();
    const [story, step] = draw.of(STEP_AFTER);
    const events = told(story)(scene, draw);
    const original = aptCommand(step, replay(events), scene, draw);
    const { says, mutate } = draw.of([...OF_ANY, ...(OF_TYPE[original.type] ?? [])]);
    const command = { ...original, ...mutate(original as never) } as unknown as ReferralCommand;
    const { policy, known } = scene;
    const breaking = 'incomplete-command' as const;
    const broken = { events, command, policy, known, breaking, mutation: says, original };
    return readable(broken, () => `${breaking}: ${says}`);
  });
