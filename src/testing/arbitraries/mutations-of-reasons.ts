import { UNSUCCESSFUL_RESULTS } from '../../hud/index.js';
import type { ReferralEvent } from '../../referral/events.js';
import type { NotHousedReason, ReasonLists, ReasonUse } from '../../referral/reasons.js';
import type { Scene } from './apt-commands.js';
import type { Choices } from './choices.js';
import { asImport, type MutationsOf, ofTheLast, told, underPolicy, withData } from './mutation.js';

/** The rules about reasons. */
export type CodeOfReasons =
  | 'reason-missing'
  | 'reason-not-on-list'
  | 'reason-not-for-outcome'
  | 'reason-implies-another-result';

function reasonsOf({ policy }: Scene): readonly NotHousedReason[] {
  const { current, lists } = policy.notHousedReasons;
  return lists.find(({ version }) => version === current)?.reasons ?? [];
}

// A reason's code, in the field that holds it in such an event.
function withReason(event: ReferralEvent, code: string): ReferralEvent {
  return withData(event, { [event.type === 'resolved' ? 'notHousedReason' : 'reason']: code });
}

function unlisted(scene: Scene): string {
  let code = 'on-no-list';
  while (reasonsOf(scene).some((reason) => reason.code === code)) code += '+';
  return code;
}

function forTheOther(event: ReferralEvent, scene: Scene, choices: Choices): ReferralEvent {
  const use: ReasonUse = event.type === 'resolved' ? 'unsuccessful' : 'not-housed';
  const { code, result } = choices.of(reasonsOf(scene).filter((reason) => !reason.for.includes(use)));
  const wrong = withReason(event, code);
  return event.type === 'resolved' && result !== undefined ? withData(wrong, { result }) : wrong;
}

function otherResult(event: ReferralEvent): ReferralEvent {
  const { result } = event.data as { readonly result?: unknown };
  return withData(event, { result: UNSUCCESSFUL_RESULTS.find((one) => one !== result) });
}

// Lists of a CoC's own need not have a reason that implies a result.
const IMPLYING: ReasonLists = {
  current: 'implying',
  lists: [
    {
      version: 'implying',
      reasons: [
        { code: 'income', label: 'Income', for: ['unsuccessful'], result: 'provider-rejected' },
        { code: 'declined-unit', label: 'Declined unit', for: ['unsuccessful'], result: 'client-rejected' },
      ],
    },
  ],
};

/** For each rule about reasons: a reason that breaks it. */
export const MUTATIONS_OF_REASONS: MutationsOf<CodeOfReasons> = {
  'reason-missing': [
    {
      says: 'An imported unsuccessful result has no reason.',
      story: told('unsuccessful'),
      mutate: ofTheLast((event) => asImport(withData(event, { notHousedReason: undefined }))),
    },
  ],
  'reason-not-on-list': [
    {
      says: 'The reason is a code that the list does not have.',
      story: told('unsuccessful', 'not-housed'),
      mutate: ofTheLast((event, scene) => withReason(event, unlisted(scene))),
    },
  ],
  'reason-not-for-outcome': [
    {
      says: 'The reason is one that the list offers for the other outcome only.',
      story: told('unsuccessful', 'not-housed'),
      mutate: ofTheLast(forTheOther),
    },
  ],
  'reason-implies-another-result': [
    {
      says: 'The result blames the other party than the reason does.',
      scene: (scene) => underPolicy(scene, { notHousedReasons: IMPLYING }),
      story: told('unsuccessful'),
      mutate: ofTheLast(otherResult),
    },
  ],
};
