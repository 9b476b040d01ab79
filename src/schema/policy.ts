import type { CocPolicy } from '../referral/policy.js';
import type { NotParsed } from './issues.js';
import { policySchema } from './policy-schema.js';
import { guarded, interpreted, type Validate, valueOrThrow } from './validate.js';

/** What {@link safeParsePolicy} answers where the policy fits. */
export interface ParsedPolicy {
  /** Tells the two outcomes apart. */
  readonly ok: true;
  /** The policy: a plain copy, the caller's own. */
  readonly policy: CocPolicy;
}

const validatePolicy: Validate<CocPolicy> = /* @__PURE__ */ guarded(
  /* @__PURE__ */ interpreted(policySchema),
);

/**
 * Reads a CoC's policy from untrusted data, such as a file: a plain copy of it. Beside the shape it checks what
 * holds a policy together: `current` is one of the lists, versions are unique, codes are unique in their list,
 * a time limit is a whole number of days from 1 to 3650, roles and permissions are known, and local names of roles,
 * where there are any, are unique and reach every role that a permission names.
 *
 * Throws a {@link SchemaRefused} (`schema-refused`). Changes and freezes nothing of what it is given.
 */
export function parsePolicy(input: unknown): CocPolicy {
  return valueOrThrow('policy', validatePolicy(input));
}

/** As {@link parsePolicy}, but answers what is wrong instead of throwing it. Never throws. */
export function safeParsePolicy(input: unknown): ParsedPolicy | NotParsed {
  const validated = validatePolicy(input);
  return validated.ok ? { ok: true, policy: validated.value } : validated;
}

/** Says whether {@link parsePolicy} would take the value. Never throws. */
export function isPolicy(input: unknown): input is CocPolicy {
  return validatePolicy(input).ok;
}
