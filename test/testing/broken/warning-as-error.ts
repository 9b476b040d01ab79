import type { Broken } from './broken.js';
import { deciding } from './decisions.js';

export const warningAsError: Broken = {
  wrong: 'An enrollment before the acknowledgement is refused, and not warned of.',
  implementation: deciding((answer) => {
    if (!answer.ok) return answer;
    const refusing = answer.warnings.filter(({ code }) => code === 'enrolled-before-acknowledged');
    if (refusing.length === 0) return answer;
    return { ok: false, violations: answer.warnings.map((one) => ({ ...one, severity: 'error' })) };
  }),
  caughtBy: ['vectors enrolled-before-acknowledged'],
  alsoBy: ['decisions-agree', 'what-is-clean-is-accepted', 'vectors *'],
  says: /enrolled-before-acknowledged/,
};
