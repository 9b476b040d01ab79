import type { Broken } from './broken.js';
import { deciding, eventAnyway } from './decisions.js';

export const retryRecordedTwice: Broken = {
  wrong: 'A retry is recorded a second time.',
  implementation: deciding((answer, command) =>
    answer.ok && answer.events.length === 0 ? { ...answer, events: [eventAnyway(command)] } : answer,
  ),
  caughtBy: ['a-retry-changes-nothing', 'vectors repetition'],
  alsoBy: ['decisions-agree', 'vectors *'],
  says: /the retry gave an event again/,
};
