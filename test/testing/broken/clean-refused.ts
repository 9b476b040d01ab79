import type { Broken } from './broken.js';
import { deciding } from './decisions.js';

export const cleanRefused: Broken = {
  wrong: 'decide refuses a success that repeats its date, which audit finds clean.',
  implementation: deciding((answer, { type, data }) => {
    const repeatsItsDate = type === 'resolve-successful' && data?.resultDate !== undefined;
    if (!answer.ok || !repeatsItsDate || answer.events.length === 0) return answer;
    return { ok: false, violations: [{ code: 'result-date-not-enrollment-date', severity: 'error' }] };
  }),
  caughtBy: ['what-is-clean-is-accepted', 'decisions-agree'],
  alsoBy: ['vectors *'],
  says: /resolve-successful was refused: result-date-not-enrollment-date \(error\)/,
};
