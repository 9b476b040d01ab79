import { replay } from 'ce-referrals';
import { type Broken, soundReducer } from './broken.js';

export const replayFromTheBeginning: Broken = {
  wrong: 'replay forgets the state that it should go on from.',
  implementation: { ...soundReducer, replay: (events) => replay(events) },
  caughtBy: ['replay-in-pieces'],
  says: /Split after event \d+, replay differs/,
};
