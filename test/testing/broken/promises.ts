import { decide, type ReferralState } from 'ce-referrals';
import type { Implementation } from 'ce-referrals/testing';
import type { Broken } from './broken.js';

async function decideLater(...given: Parameters<typeof decide>): Promise<unknown> {
  return decide(...given);
}

export const promises: Broken = {
  wrong: 'decide returns a promise.',
  implementation: {
    decide: decideLater as unknown as NonNullable<Implementation<ReferralState>['decide']>,
  },
  caughtBy: ['decisions-agree', 'decide-answers'],
  alsoBy: [
    'a-retry-changes-nothing',
    'other-data-is-refused',
    'audit-finds-the-warnings',
    'what-is-clean-is-accepted',
    'decisions-are-frozen',
    'commands-are-untouched',
    'vectors *',
  ],
  says: /decide, given '.+', returned a promise/,
};
