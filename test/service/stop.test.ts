import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { claimsOf, closeAll, lengthOf, manager, REFERRAL, referring, serve, sign } from './under-test.js';

afterEach(closeAll);

function open(port: number): Socket {
  return connect(port, '127.0.0.1').setEncoding('utf8');
}

async function heard(socket: Socket): Promise<string> {
  return String((await once(socket, 'data'))[0]);
}

it('stopping, the service answers what it has begun to read, and refuses what comes on an open connection', async () => {
  let isStopping = (): void => {};
  const stopping = new Promise<void>((resolve) => {
    isStopping = resolve;
  });
  const { app, port, log } = await serve({
    onLine: (line) => line.includes('"stopping"') && isStopping(),
  });

  const begun = open(port);
  const body = JSON.stringify(referring());
  const head = [
    `POST /referrals/${REFERRAL}/commands HTTP/1.1`,
    'host: x',
    `authorization: Bearer ${await sign(claimsOf(manager))}`,
    'idempotency-key: k9-begun',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'expect: 100-continue',
  ];
  begun.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 20)}`);
  expect(await heard(begun)).toContain('100 Continue');

  // The first half of a second request stands behind a first one, which is answered: so the half was read too.
  const late = open(port);
  const health = 'GET /health HTTP/1.1\r\nhost: x\r\n';
  late.write(`${health}\r\n${health}`);
  expect(await heard(late)).toMatch(/^HTTP\/1\.1 200/);

  const closing = app.close();
  await stopping;
  late.write('\r\n');
  const refused = await heard(late);
  expect(refused).toMatch(/^HTTP\/1\.1 503/);
  expect(refused).toMatch(/retry-after: 2/i);
  expect(refused).toMatch(/connection: close/i);
  expect(refused).toContain('"code":"stopping"');

  begun.write(body.slice(20));
  const answered = await heard(begun);
  expect(answered).toMatch(/^HTTP\/1\.1 200/);
  expect(answered).toMatch(/connection: close/i);
  await closing;
  expect(await lengthOf(log)).toBe(1);
});
