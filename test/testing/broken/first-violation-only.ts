import type { Broken } from './broken.js';
import { deciding } from './decisions.js';

export const firstViolationOnly: Broken = {
  wrong: 'decide tells the first broken rule only.',
  implementation: deciding((answer) =>
    answer.ok
      ? answer
      : {
          ...answer,
          violations: answer.violations.filter(({ severity }) => severity === 'error').slice(0, 1),
        },
  ),
  caughtBy: ['decisions-agree'],
  alsoBy: ['decide-answers', 'vectors *'],
  says: /violations\[\d+\]: expected '.+', actual nothing/,
};
