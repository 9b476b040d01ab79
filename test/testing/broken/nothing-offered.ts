import { availableCommands, type ReferralState } from 'ce-referrals';
import type { Broken } from './broken.js';

export const nothingOffered: Broken = {
  wrong: 'Whoever has an enrollment waits for ever: no result is offered.',
  implementation: {
    availableCommands: (state: ReferralState, actor, options) =>
      availableCommands(state, actor, options).filter(
        (type) => !(state.status === 'enrolled' && type !== 'void'),
      ),
  },
  caughtBy: ['no-dead-end', 'offers-agree'],
  says: /Nobody is offered anything but a void in a referral that is enrolled/,
};
