import type { Actor, CocPolicy } from 'ce-referrals';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { actorReader, type ReadActor } from '../token.js';

const ISSUER = 'urn:example:sign-in';
const AUDIENCE = 'urn:example:referrals';

/** A sign-in for as long as the process runs: its key is made at the start, and nowhere kept. */
export interface DemoIdentity {
  readonly readActor: ReadActor;
  /** A token of that person, good for a day. */
  tokenFor(actor: Actor): Promise<string>;
}

/** Makes the sign-in of the demo. */
export async function demoIdentity(policy: CocPolicy): Promise<DemoIdentity> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] });
  return {
    readActor: actorReader({ keys, issuer: ISSUER, audience: AUDIENCE, policy }),
    tokenFor: ({ userId, organizationId, role }) =>
      new SignJWT({ organization: organizationId, role })
        .setProtectedHeader({ alg: 'ES256' })
        .setSubject(userId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setExpirationTime('1 day')
        .sign(privateKey),
  };
}
