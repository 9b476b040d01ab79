import { defaultPolicy } from 'ce-referrals';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importPKCS8,
} from 'jose';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  AUDIENCE,
  claimsOf,
  closeAll,
  ISSUER,
  provider,
  publicJwk,
  serve,
  sign,
  type UnderTest,
} from './under-test.js';

afterEach(closeAll);

const good = claimsOf(provider);
const now = (): number => Math.floor(Date.now() / 1000);

async function ask({ get }: UnderTest, authorization?: string) {
  const headers = authorization === undefined ? {} : { authorization };
  const { status, type, body, headers: answered } = await get('/work-list', { headers });
  return { status, type, code: body.code, challenge: answered['www-authenticate'] };
}

const invalid = {
  status: 401,
  type: 'application/problem+json',
  code: 'token-invalid',
  challenge: 'Bearer error="invalid_token"',
};

describe('a token', () => {
  it.each(['Bearer', 'bearer'])(
    'is taken from an Authorization header that begins with %s',
    async (scheme) => {
      const service = await serve();
      expect((await ask(service, `${scheme} ${await sign(good)}`)).status).toBe(200);
    },
  );

  it.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['another scheme', 'Basic dTktMjI6c2VjcmV0'],
    ['the scheme alone', 'Bearer '],
  ])('is asked for where there is %s', async (_, header) => {
    const service = await serve();
    expect(await ask(service, header)).toEqual({
      status: 401,
      type: 'application/problem+json',
      code: 'token-missing',
      challenge: 'Bearer',
    });
  });

  it('is needed by every route but the one of health, before anything else is said', async () => {
    const { get, post } = await serve();
    for (const path of ['/work-list?asOf=x', '/referrals/r9-1', '/referrals/r9-1/timeline']) {
      expect((await get(path)).status).toBe(401);
    }
    expect(
      (await post('/referrals/r9-1/commands', '{', { headers: { 'content-type': 'text/csv' } })).status,
    ).toBe(401);
    expect(await get('/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it.each([
    ['is of another issuer', { ...good, iss: 'https://elsewhere.example' }],
    ['is for another audience', { ...good, aud: 'payroll' }],
    ['is for nobody', { ...good, aud: undefined }],
    ['never ends', { ...good, exp: undefined }],
    ['begins later', { ...good, nbf: now() + 3600 }],
    ['names no person', { ...good, sub: undefined }],
    ['names no organization', { ...good, organization: undefined }],
    ['names an empty organization', { ...good, organization: '' }],
    ['names an organization that is too long', { ...good, organization: 'o'.repeat(65) }],
    ['names no role', { ...good, role: undefined }],
    ['names a role that the policy does not know', { ...good, role: 'HMIS User' }],
    ['names a role that is a part of the language', { ...good, role: 'constructor' }],
  ])('is refused where it %s', async (_, claims) => {
    const service = await serve();
    expect(await ask(service, `Bearer ${await sign(claims)}`)).toEqual(invalid);
  });

  it('names the role as the HMIS does, where the policy knows the name', async () => {
    const localRoles = [{ name: 'HMIS User', role: 'housing-provider' }] as const;
    const service = await serve({ policy: { ...defaultPolicy, localRoles } });
    expect((await ask(service, `Bearer ${await sign({ ...good, role: 'HMIS User' })}`)).status).toBe(200);
  });

  it('that has ended is told so, but for the seconds by which clocks differ', async () => {
    const service = await serve();
    expect(await ask(service, `Bearer ${await sign({ ...good, exp: now() - 60 })}`)).toEqual({
      ...invalid,
      code: 'token-expired',
      challenge: 'Bearer error="invalid_token", error_description="expired"',
    });
    expect((await ask(service, `Bearer ${await sign({ ...good, exp: now() - 1 })}`)).status).toBe(200);
  });

  it('signed by another key, by a shared secret or by nobody is refused', async () => {
    const service = await serve();
    const { privateKey } = await generateKeyPair('ES256');
    // The published key taken for a secret: what a service that lets the token choose the algorithm would accept.
    const secret = new TextEncoder().encode(JSON.stringify(publicJwk));
    const unsigned = [{ alg: 'none' }, { ...good, iss: ISSUER, aud: AUDIENCE, exp: now() + 60 }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const [header, payload] = (await sign(good)).split('.');
    const forged = Buffer.from(JSON.stringify({ ...good, role: 'hmis-administrator' })).toString('base64url');
    for (const token of [
      await sign(good, { key: privateKey }),
      await sign(good, { alg: 'HS256', key: secret }),
      `${unsigned}.`,
      `${header}.${payload}.`,
      `${header}.${forged}.${(await sign(good)).split('.')[2]}`,
      'garbage',
    ]) {
      expect(await ask(service, `Bearer ${token}`)).toEqual(invalid);
    }
  });

  it('signed in a way that the service does not take is refused, whichever the key', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const anyWay = await exportJWK(publicKey);
    const service = await serve({ keys: createLocalJWKSet({ keys: [anyWay] }) });
    const signed = async (alg: string): Promise<string> => {
      const key = await importPKCS8(await exportPKCS8(privateKey), alg);
      return `Bearer ${await sign(good, { alg, key })}`;
    };
    expect(await ask(service, await signed('RS512'))).toEqual(invalid);
    expect((await ask(service, await signed('RS256'))).status).toBe(200);
  });
});

describe('the keys', () => {
  it('are fetched from where the sign-in publishes them', async () => {
    const published = createServer((_, response) => response.end(JSON.stringify({ keys: [publicJwk] })));
    await new Promise<void>((resolve) => published.listen(0, '127.0.0.1', resolve));
    const { port } = published.address() as AddressInfo;
    const service = await serve({ keys: createRemoteJWKSet(new URL(`http://127.0.0.1:${port}/keys`)) });
    expect((await ask(service, `Bearer ${await sign(good)}`)).status).toBe(200);
    await new Promise((resolve) => published.close(resolve));
  });

  it('that cannot be had are no fault of the token', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const service = await serve({ keys: createRemoteJWKSet(new URL(`http://127.0.0.1:${port}/keys`)) });
    const { get } = service;
    const { status, body, headers } = await get('/work-list', { as: provider });
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'keys-unavailable' });
    expect(headers).toHaveProperty('retry-after');
  });

  it('may be rotated: that of an older token is still taken while it is published', async () => {
    const older = await generateKeyPair('RS256', { extractable: true });
    const olderJwk = { ...(await exportJWK(older.publicKey)), alg: 'RS256' };
    const both = await serve({ keys: createLocalJWKSet({ keys: [publicJwk, olderJwk] }) });
    const newer = await serve();
    const token = await sign(good, { alg: 'RS256', key: older.privateKey });
    expect((await ask(both, `Bearer ${token}`)).status).toBe(200);
    expect(await ask(newer, `Bearer ${token}`)).toEqual(invalid);
  });
});
