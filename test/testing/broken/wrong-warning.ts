import type { Broken } from './broken.js';
import { deciding } from './decisions.js';

export const wrongWarning: Broken = {
  wrong: 'Every referral is warned of for its project’s type.',
  implementation: deciding((answer, { type }) =>
    answer.ok && answer.events.length > 0 && type === 'refer'
      ? {
          ...answer,
          warnings: [...answer.warnings, { code: 'event-type-not-the-projects', severity: 'warning' }],
        }
      : answer,
  ),
  caughtBy: ['audit-finds-the-warnings', 'vectors event-type-not-the-projects'],
  alsoBy: ['decisions-agree', 'vectors *'],
  says: /event-type-not-the-projects \(warning\)/,
};
