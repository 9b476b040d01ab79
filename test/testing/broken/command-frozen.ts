import { decide } from 'ce-referrals';
import type { Broken } from './broken.js';

export const commandFrozen: Broken = {
  wrong: 'decide freezes the command that it was given.',
  implementation: {
    decide(command, state, options) {
      Object.freeze(command?.data);
      return decide(command, state, options);
    },
  },
  caughtBy: ['commands-are-untouched'],
  says: /The command was frozen, or something inside it/,
};
