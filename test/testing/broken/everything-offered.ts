import { availableCommands, COMMAND_TYPES, decide } from 'ce-referrals';
import type { Broken } from './broken.js';

export const everythingOffered: Broken = {
  wrong: 'A form offers a void in every state.',
  implementation: {
    decide,
    availableCommands: (state, actor, options) => {
      const offered: readonly string[] = [...availableCommands(state, actor, options), 'void'];
      return COMMAND_TYPES.filter((type) => offered.includes(type));
    },
  },
  caughtBy: ['offered-if-and-only-if-accepted', 'offers-agree'],
  says: /void is listed, and no data makes decide accept it/,
};
