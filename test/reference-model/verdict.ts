import type { CocPolicy, Known, ReferralCommand, ReferralEvent } from 'ce-referrals';
import type { VectorCase } from '../../scripts/vectors/case.js';
import { asWritten } from '../../scripts/vectors/verdict.js';
import { audit, decide, evolve, initialState } from './index.js';

type Verdict = VectorCase['then'];

/** What the reference model says to a case of the vectors. */
export function modelVerdict(one: VectorCase, policy: CocPolicy): Verdict {
  const given = one.given as unknown as readonly ReferralEvent[];
  const options: { readonly policy: CocPolicy; readonly known: Known } = { policy, known: one.known ?? {} };
  const state = given.reduce(evolve, initialState);
  if (one.kind === 'fold') return { state } as unknown as Verdict;
  if (one.kind === 'audit') {
    return asWritten(audit(given, { ...options, unknowable: one.unknowable ?? [] }) as unknown as Verdict);
  }
  const answer = decide(one.when as unknown as ReferralCommand, state, options);
  const status = answer.state.status;
  return asWritten(
    (answer.ok
      ? { events: answer.events, status, warnings: answer.warnings }
      : { refused: answer.violations, status }) as unknown as Verdict,
  );
}
