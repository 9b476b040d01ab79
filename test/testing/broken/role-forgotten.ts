import type { Broken } from './broken.js';
import { without } from './decisions.js';

export const roleForgotten: Broken = {
  wrong: 'Anybody may do anything: the role is not looked at.',
  implementation: without('role-may-not'),
  caughtBy: ['decisions-agree', 'vectors role-may-not'],
  alsoBy: ['vectors *'],
  says: /role-may-not \(error\)|ok: expected false, actual true/,
};
