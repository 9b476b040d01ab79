import type { Actor, CocPolicy, ReferralCommand } from 'ce-referrals';
import { defaultPolicy } from 'ce-referrals';
import { type EventLog, handle, memoryLog } from 'ce-referrals/log';
import type { FastifyInstance } from 'fastify';
import {
  type CryptoKey,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';
import { request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { clockIn } from '../../examples/service/clock.js';
import { buildService, type ServiceOptions } from '../../examples/service/service.js';
import { actorReader } from '../../examples/service/token.js';

export const ISSUER = 'https://sign-in.example';
export const AUDIENCE = 'referrals';

export const manager: Actor = {
  userId: 'u9-77aa',
  organizationId: 'ce-lead',
  role: 'priority-list-manager',
};
export const provider: Actor = { userId: 'u9-22bb', organizationId: 'harbor', role: 'housing-provider' };
export const colleague: Actor = { ...provider, userId: 'u9-23cc' };
export const stranger: Actor = { userId: 'u9-99dd', organizationId: 'haven', role: 'housing-provider' };
export const administrator: Actor = {
  userId: 'u9-11ee',
  organizationId: 'hmis-office',
  role: 'hmis-administrator',
};

/** Nothing that begins so may stand in a log line. */
const IDENTIFIERS = ['r9-', 'c9-', 'e9-', 'u9-', 'k9-', 'eyJ', 'earer', 'harbor', 'haven'];

export const REFERRAL = 'r9-5e1f';

export function referring(referralId: string = REFERRAL, organizationId = 'harbor') {
  return {
    type: 'refer',
    data: {
      referralId,
      personalId: `c9-of-${referralId}`,
      enrollmentId: `e9-ce-of-${referralId}`,
      eventType: 13,
      projectId: `project-of-${organizationId}`,
      organizationId,
      referredOn: '2026-03-02',
    },
  } as const;
}

export const acknowledging = { type: 'acknowledge', data: { acknowledgedOn: '2026-03-03' } } as const;

export const declining = {
  type: 'resolve-unsuccessful',
  data: { result: 'client-rejected', resultDate: '2026-03-05', notHousedReason: 'declined-unit' },
} as const;

const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
export const publicJwk = { ...(await exportJWK(publicKey)), alg: 'ES256' };

/** A token that the service takes, but for what a test changes about it. */
export function sign(
  claims: Readonly<Record<string, unknown>>,
  { alg = 'ES256', key = privateKey }: { alg?: string; key?: CryptoKey | Uint8Array } = {},
): Promise<string> {
  const good = { iss: ISSUER, aud: AUDIENCE, exp: Math.floor(Date.now() / 1000) + 60 };
  const payload = Object.entries({ ...good, ...claims }).filter(([, value]) => value !== undefined);
  return new SignJWT(Object.fromEntries(payload)).setProtectedHeader({ alg }).sign(key);
}

export function claimsOf({ userId, organizationId, role }: Actor) {
  return { sub: userId, organization: organizationId, role };
}

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: the body is what a test looks at.
  readonly body: any;
}

interface Given {
  readonly as?: Actor;
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface UnderTest {
  readonly port: number;
  readonly app: FastifyInstance;
  readonly log: EventLog;
  readonly lines: readonly string[];
  get(path: string, given?: Given): Promise<Answer>;
  ask(method: string, path: string): Promise<Answer>;
  /** A body that is text or bytes is sent as it is. */
  post(path: string, body: unknown, given?: Given): Promise<Answer>;
  /** Gives a command of the referral and expects that it is taken. */
  done(command: object, as: Actor, referralId?: string): Promise<Answer>;
}

interface World {
  readonly log?: Omit<ServiceOptions['log'], 'close'>;
  readonly policy?: CocPolicy;
  readonly every?: number;
  readonly onLine?: (line: string) => void;
  readonly keys?: JWTVerifyGetKey;
  readonly projects?: ServiceOptions['projects'];
  readonly unknowable?: ServiceOptions['unknowable'];
}

const open: UnderTest[] = [];
let lastKey = 0;

/** A service over a log in memory, on the third of March 2026, half past nine in Chicago. */
export async function serve({
  log = memoryLog(),
  policy = defaultPolicy,
  every = 60_000,
  onLine = () => {},
  keys = createLocalJWKSet({ keys: [publicJwk] }),
  projects = {},
  unknowable = new Map(),
}: World = {}): Promise<UnderTest> {
  const lines: string[] = [];
  const app = await buildService({
    log: { ...log, close: async () => {} },
    readActor: actorReader({ keys, issuer: ISSUER, audience: AUDIENCE, policy }),
    policy,
    clock: clockIn('America/Chicago', () => new Date('2026-03-06T15:30:00Z')),
    projects,
    unknowable,
    every,
    logStream: {
      write(line) {
        lines.push(line);
        onLine(line);
      },
    },
  });

  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  // Not fetch, nor the framework's own: both would tidy up a path before it is sent.
  const send = (method: string, path: string, headers: object, payload?: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const request = sendRequest({ port, method, path, headers: { ...headers } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece) => {
          text += piece;
        });
        response.once('end', () => {
          const type = response.headers['content-type']?.split(';')[0];
          resolve({
            status: response.statusCode ?? 0,
            type,
            headers: response.headers,
            body: JSON.parse(text),
          });
        });
      });
      request.once('error', reject).end(payload);
    });

  async function ask(method: string, path: string, { as, key, headers }: Given, payload?: Buffer) {
    const authorization = as && { authorization: `Bearer ${await sign(claimsOf(as))}` };
    const idempotency = key === undefined ? undefined : { 'idempotency-key': key };
    return send(method, path, { ...authorization, ...idempotency, ...headers }, payload);
  }

  const service: UnderTest = {
    port,
    app,
    log,
    lines,
    ask: (method, path) => ask(method, path, {}),
    get: (path, given = {}) => ask('GET', path, given),
    post(path, body, given = {}) {
      lastKey += 1;
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const payload = Buffer.isBuffer(body) ? body : Buffer.from(text);
      const length = { 'content-length': String(payload.length) };
      const headers = { 'content-type': 'application/json', ...length, ...given.headers };
      return ask('POST', path, { key: `k9-${lastKey}`, ...given, headers }, payload);
    },
    async done(command, as, referralId = REFERRAL) {
      const answer = await service.post(`/referrals/${referralId}/commands`, command, { as });
      expect(answer.body).toMatchObject({ recorded: true });
      return answer;
    },
  };
  open.push(service);
  return service;
}

/** After each test: whatever it did, no identifier is in what was logged. */
export async function closeAll(): Promise<void> {
  for (const { app, lines } of open.splice(0)) {
    await app.close();
    expect(lines.filter((line) => IDENTIFIERS.some((one) => line.includes(one)))).toEqual([]);
  }
}

/** Records in a log what somebody gives to another process. */
export function elsewhere(
  log: EventLog,
  command: object,
  as: Actor,
  referralId = REFERRAL,
): Promise<unknown> {
  const metadata = {
    recordedAt: '2026-03-06T09:00:00-06:00',
    recordedBy: as,
    commandId: `k9-elsewhere-${lastKey++}`,
  };
  return handle(log)(referralId, { ...command, metadata } as ReferralCommand);
}

/** How many events a stream has. */
export async function lengthOf(log: EventLog, referralId: string = REFERRAL): Promise<number> {
  let length = 0;
  for await (const _ of log.read(referralId)) length += 1;
  return length;
}
