import type { Broken } from './broken.js';
import { without } from './decisions.js';

export const secondResultDecided: Broken = {
  wrong: 'decide takes a second result.',
  implementation: without('already-resolved'),
  caughtBy: ['decisions-agree', 'vectors already-resolved'],
  alsoBy: ['other-data-is-refused', 'vectors *'],
  says: /already-resolved \(error\)|ok: expected false, actual true/,
};
