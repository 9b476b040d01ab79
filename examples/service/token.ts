import { type Actor, type CocPolicy, MAX_ID_LENGTH, ROLES, type Role, roleFor } from 'ce-referrals';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { Problem } from './problem.js';

/** Whose tokens are taken, and for whom they must have been issued. */
export interface TokenOptions {
  /** Finds the key of a token: `createRemoteJWKSet` of jose for the sign-in's published keys. */
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  /** Its `localRoles` say what the HMIS calls the roles. */
  readonly policy: CocPolicy;
}

/** Says who sent a request, from its Authorization header. */
export type ReadActor = (authorization: string | undefined) => Promise<Actor>;

// Signatures by a private key only: with a shared secret among them, the published key could be taken for it.
const ALGORITHMS = ['ES256', 'RS256'];
const CLOCK_TOLERANCE_SECONDS = 5;

/** Errors that say that the token is wrong. Any other says that the keys could not be had. */
const TOKEN_ERRORS: ReadonlySet<string> = new Set([
  errors.JOSEAlgNotAllowed.code,
  errors.JOSENotSupported.code,
  errors.JWKSMultipleMatchingKeys.code,
  errors.JWKSNoMatchingKey.code,
  errors.JWSInvalid.code,
  errors.JWSSignatureVerificationFailed.code,
  errors.JWTClaimValidationFailed.code,
  errors.JWTExpired.code,
  errors.JWTInvalid.code,
]);

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && [...value].length <= MAX_ID_LENGTH;
}

function roleNamed(name: unknown, policy: CocPolicy): Role | undefined {
  if (typeof name !== 'string') return undefined;
  return roleFor(policy, name) ?? ROLES.find((role) => role === name);
}

// The organization is the one that the person has switched to: whoever switches is given another token.
function actorOf({ sub, organization, role: roleName }: JWTPayload, policy: CocPolicy): Actor {
  const role = roleNamed(roleName, policy);
  if (!isId(sub) || !isId(organization) || role === undefined) throw new Problem('token-invalid');
  return Object.freeze({ userId: sub, organizationId: organization, role });
}

/**
 * Makes the function that reads who sent a request. The token must be signed by one of the keys, for this issuer and
 * audience, and must say when it ends; its `sub`, `organization` and `role` say who it is.
 *
 * @throws Problem - `token-missing`, `token-invalid`, `token-expired`, `keys-unavailable`.
 */
export function actorReader({ keys, issuer, audience, policy }: TokenOptions): ReadActor {
  const options = {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ['exp'],
  };
  return async (authorization) => {
    const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new Problem('token-missing');
    try {
      return actorOf((await jwtVerify(token, keys, options)).payload, policy);
    } catch (error) {
      if (error instanceof Problem) throw error;
      const code = String((error as { code?: unknown } | undefined)?.code);
      if (code === errors.JWTExpired.code) throw new Problem('token-expired');
      throw new Problem(TOKEN_ERRORS.has(code) ? 'token-invalid' : 'keys-unavailable');
    }
  };
}
