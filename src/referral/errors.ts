import type { Violation } from './rules/rule.js';

/**
 * What {@link decideOrThrow} throws. Know it by its `code`, never by `instanceof`: a package can be installed
 * twice. The message names the rules' codes and no client.
 */
export class ReferralRefused extends Error {
  /** Stable: tells this error from every other. */
  readonly code = 'referral-refused';
  /** Every rule that was broken, warnings too. */
  readonly violations: readonly Violation[];

  /** Made by the library; there is no need to make one. */
  constructor(violations: readonly Violation[]) {
    const codes = violations.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    super(`The command was refused: ${[...new Set(codes)].join(', ')}.`);
    this.name = 'ReferralRefused';
    this.violations = violations;
  }
}

/** Says whether something that was thrown is a {@link ReferralRefused}, from whichever copy of the package. */
export function isReferralRefused(error: unknown): error is ReferralRefused {
  return error instanceof Error && (error as { code?: unknown }).code === 'referral-refused';
}
