import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createNetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Started, start } from './process.js';
import { AUDIENCE, ISSUER, publicJwk, sign } from './under-test.js';

const SLOW = 180_000;

const folder = mkdtempSync(join(tmpdir(), 'service-'));
const url = `pglite:${folder}`;
const running: Started[] = [];

function run(...given: Parameters<typeof start>): Started {
  const started = start(...given);
  running.push(started);
  return started;
}

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

async function listening(
  started: Started,
): Promise<{ readonly port: number; readonly curl: readonly string[] }> {
  const port = Number(/:(\d+)\. Ctrl-C/.exec(await started.line('Listening on'))?.[1]);
  await started.line('/timeline');
  return { port, curl: started.out.filter((line) => line.startsWith('curl ')) };
}

// As it is printed, and nothing else: what is pasted into a shell.
function paste(command: string | undefined) {
  return JSON.parse(execFileSync('sh', ['-c', `${command}`], { encoding: 'utf8' }));
}

interface Said {
  readonly url: string;
  readonly authorization: string;
}

function saidIn(command: string | undefined): Said {
  const [, authorization = ''] = /'authorization: ([^']+)'/.exec(command ?? '') ?? [];
  const [, address = ''] = /'(http[^']+)'$/.exec(command ?? '') ?? [];
  return { url: address, authorization };
}

// biome-ignore lint/suspicious/noExplicitAny: the body is what a test looks at.
async function ask({ url: address, authorization }: Said): Promise<any> {
  return (await fetch(address, { headers: { authorization } })).json();
}

/** The status of an answer; none where nobody listens any more. */
function statusOf(address: string): Promise<number | undefined> {
  return fetch(address).then(
    ({ status }) => status,
    () => undefined,
  );
}

describe('npm run service', { timeout: SLOW }, () => {
  let acknowledged: string;

  it('prints three requests that work as they are, and logs none of their ids', async () => {
    const started = run('demo', [url], {});
    const { curl } = await listening(started);
    expect(curl).toHaveLength(3);

    const list = paste(curl[0]);
    acknowledged = /referrals\/([^/]+)\/commands/.exec(`${curl[1]}`)?.[1] ?? '';
    const waiting = list.groups['to-acknowledge'].map(({ referralId }: { referralId: string }) => referralId);
    expect(waiting).toContain(acknowledged);

    const first = paste(curl[1]);
    expect(first).toMatchObject({ recorded: true, state: { status: 'acknowledged' } });
    expect(paste(curl[1])).toEqual(first);

    const { entries } = paste(curl[2]);
    expect(entries.map(({ step }: { step: string }) => step)).toEqual(['refer', 'acknowledge']);

    const { personalId } = first.state.referral;
    await started.line('/referrals/:referralId/timeline');
    for (const line of started.logged)
      expect(line).not.toMatch(new RegExp(`${acknowledged}|${personalId}|eyJ`));
    started.child.kill('SIGINT');
    expect(await started.ended).toEqual({ code: 0, signal: null });
  });

  it('started again has what was recorded, nothing twice, and another referral to acknowledge', async () => {
    const started = run('demo', [url], {});
    const { curl } = await listening(started);
    const timeline = saidIn(curl[2]);
    expect(timeline.url).not.toContain(acknowledged);
    const { entries } = await ask({
      ...timeline,
      url: timeline.url.replace(/[^/]+\/timeline/, `${acknowledged}/timeline`),
    });
    expect(entries).toHaveLength(2);
    expect((await ask(timeline)).entries).toHaveLength(1);

    // While it runs: the folder is in use, and so is the port.
    const second = run('demo', [url], {});
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.logged).toHaveLength(1);
    expect(second.logged[0]).toMatch(/has the folder open/);
  });

  it('whose port is in use says so in one sentence, and gives the folder back', async () => {
    const other = createNetServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const started = run('demo', [url], { PORT: String(port) });
    expect(await started.ended).toEqual({ code: 1, signal: null });
    expect(started.logged.at(-1)).toBe(
      `Port ${port} is in use: stop what uses it, or set PORT to another one.`,
    );
    expect(started.out.join()).not.toContain('curl');
    other.close();
    const lock = readdirSync(folder).find((name) => name.startsWith('.ce-referrals-lock-')) ?? '';
    expect(readdirSync(join(folder, lock))).not.toContain('s');
  });
});

describe('npm run service:start', { timeout: SLOW }, () => {
  const keys = createServer((_, response) => response.end(JSON.stringify({ keys: [publicJwk] })));
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    keys.listen(0, '127.0.0.1');
    await once(keys, 'listening');
    env = {
      LOG_URL: url,
      KEYS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/keys`,
      TOKEN_ISSUER: ISSUER,
      TOKEN_AUDIENCE: AUDIENCE,
      TIME_ZONE: 'America/Chicago',
    };
  });
  afterAll(() => {
    keys.close();
  });

  it('finishes the request in flight when it is told to stop, takes no other, and ends with 0', async () => {
    const started = run('main', [], env);
    const port = Number(/127\.0\.0\.1:(\d+)/.exec(await started.line('Server listening'))?.[1]);
    const token = await sign({ sub: '11', organization: '100', role: 'priority-list-manager' });
    const data = { eventType: 13, projectId: '206', organizationId: '102', referredOn: '2026-03-02' };
    const ids = { referralId: 'in-flight', personalId: 'c9-flight', enrollmentId: 'e9-flight' };
    const body = JSON.stringify({ type: 'refer', data: { ...ids, ...data } });
    const head = [
      'POST /referrals/in-flight/commands HTTP/1.1',
      'host: x',
      `authorization: Bearer ${token}`,
      'idempotency-key: k9-flight',
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      'expect: 100-continue',
    ];
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 20)}`);
    expect(String((await once(socket, 'data'))[0])).toContain('100 Continue');

    started.child.kill('SIGTERM');
    await started.line('stopping');
    expect([undefined, 503]).toContain(await statusOf(`http://127.0.0.1:${port}/health`));

    let answer = '';
    socket.on('data', (piece) => {
      answer += piece;
    });
    socket.write(body.slice(20));
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(answer).toContain('"recorded":true');
    expect(await started.ended).toEqual({ code: 0, signal: null });
    for (const line of started.logged) expect(line).not.toMatch(/in-flight|9-flight|eyJ/);
  });

  it('started again has what was recorded while it stopped', async () => {
    const started = run('main', [], env);
    const port = Number(/127\.0\.0\.1:(\d+)/.exec(await started.line('Server listening'))?.[1]);
    const token = await sign({ sub: '22', organization: '102', role: 'housing-provider' });
    const address = `http://127.0.0.1:${port}/referrals/in-flight`;
    expect(await ask({ url: address, authorization: `Bearer ${token}` })).toMatchObject({
      version: 1,
      commands: ['acknowledge'],
    });
  });

  it.each([
    ['a setting is missing', { KEYS_URL: '' }, /^KEYS_URL is not set/],
    ['the log’s URL is none', { LOG_URL: 'mysql://u:secret@db/x' }, /^This is no URL of a log/],
  ])('where %s says so in one line, and ends with 1', async (_, wrong, sentence) => {
    const started = run('main', [], { ...env, ...wrong });
    expect(await started.ended).toEqual({ code: 1, signal: null });
    expect(started.logged).toHaveLength(1);
    expect(started.logged[0]).toMatch(sentence);
    expect(started.logged[0]).not.toContain('secret');
  });
});
