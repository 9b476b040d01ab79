import type { Outcome } from '../conformance-run.js';
import type { Broken } from './broken.js';

function isMeant(codes: readonly string[], code: string): boolean {
  return codes.some((one) => one === code || (one === 'vectors *' && code.startsWith('vectors ')));
}

/** What went wrong with the blame: who should have caught the fault and did not, and who should not have and did. */
export function blame(
  { caughtBy, alsoBy = [], says }: Broken,
  outcomes: readonly Outcome[],
): readonly string[] {
  const failed = outcomes.filter(({ message }) => message !== undefined);
  const missed = caughtBy.filter((code) => failed.every((one) => one.code !== code));
  const wrong = failed.filter(({ code }) => !isMeant([...caughtBy, ...alsoBy], code));
  const first = failed.find(({ code }) => code === caughtBy[0])?.message ?? '';
  return [
    ...missed.map((code) => `${code} did not catch it`),
    ...wrong.map(({ code, message }) => `${code} should have nothing to say: ${message?.slice(0, 600)}`),
    ...(missed.includes(caughtBy[0] ?? '') || says.test(first)
      ? []
      : [`the message is another: ${first.slice(0, 600)}`]),
  ];
}
