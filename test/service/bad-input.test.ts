import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  acknowledging,
  closeAll,
  lengthOf,
  manager,
  provider,
  REFERRAL,
  referring,
  serve,
  stranger,
} from './under-test.js';

const COMMANDS = `/referrals/${REFERRAL}/commands`;
const MOST_BYTES = 16 * 1024;

afterEach(closeAll);

async function withReferral() {
  const service = await serve();
  await service.done(referring(), manager);
  return service;
}

/** The command as JSON of exactly so many bytes. */
function padded(bytes: number): string {
  return JSON.stringify(acknowledging).padEnd(bytes, ' ');
}

describe('a body', () => {
  it('may have 16 KiB and no byte more', async () => {
    const { post, log } = await withReferral();
    const tooLarge = await post(COMMANDS, padded(MOST_BYTES + 1), { as: provider });
    expect(tooLarge).toMatchObject({
      status: 413,
      type: 'application/problem+json',
      body: { code: 'body-too-large', status: 413 },
    });
    expect(await lengthOf(log)).toBe(1);
    expect((await post(COMMANDS, padded(MOST_BYTES), { as: provider })).body).toMatchObject({
      recorded: true,
    });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/problem+json',
    'application/jsonp',
    'nonsense',
  ])('of the type %s is not taken', async (type) => {
    const { post, log } = await withReferral();
    const refused = await post(COMMANDS, acknowledging, { as: provider, headers: { 'content-type': type } });
    expect(refused).toMatchObject({ status: 415, body: { code: 'content-type-unsupported' } });
    expect(await lengthOf(log)).toBe(1);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])(
    'of the type %s is taken',
    async (type) => {
      const { post } = await withReferral();
      const taken = await post(COMMANDS, acknowledging, { as: provider, headers: { 'content-type': type } });
      expect(taken).toMatchObject({ status: 200, body: { recorded: true } });
    },
  );

  it.each([
    ['nothing', ''],
    ['half a command', '{"type":"acknowledge","data":'],
    ['two commands', '{} {}'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
  ])('of %s is malformed', async (_, payload) => {
    const { post, log } = await withReferral();
    const refused = await post(COMMANDS, payload, { as: provider });
    expect(refused).toMatchObject({ status: 400, body: { code: 'body-malformed', status: 400 } });
    expect(await lengthOf(log)).toBe(1);
  });

  it.each([
    ['a text', '"acknowledge"', [{ code: 'wrong-type', path: [], expected: { type: 'object' } }]],
    ['null', 'null', [{ code: 'wrong-type', path: [] }]],
    ['a list', '[]', [{ code: 'wrong-type', path: [] }]],
    ['no type', '{"data":{}}', [{ code: 'missing', path: ['type'] }]],
    [
      'a type of the language',
      '{"type":"constructor","data":{}}',
      [{ code: 'unknown-command-type', path: ['type'] }],
    ],
    [
      'a date that is none',
      '{"type":"acknowledge","data":{"acknowledgedOn":"2026-02-30"}}',
      [{ code: 'not-a-date', path: ['data', 'acknowledgedOn'] }],
    ],
    [
      'a field that does not belong there',
      '{"type":"acknowledge","data":{"acknowledgedOn":"2026-03-03","c9-name":1}}',
      [{ code: 'unknown-key', path: ['data'] }],
    ],
    [
      'a prototype',
      '{"type":"acknowledge","data":{},"__proto__":{"metadata":{}}}',
      [{ code: 'unknown-key', path: [] }],
    ],
  ])('that is JSON and %s is no command', async (_, payload, violations) => {
    const { post, log } = await withReferral();
    const { status, body } = await post(COMMANDS, payload, { as: provider });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'command-malformed' });
    expect(body.violations).toEqual(
      expect.arrayContaining(violations.map((one) => expect.objectContaining(one))),
    );
    expect(JSON.stringify(body)).not.toContain('c9-');
    expect(await lengthOf(log)).toBe(1);
  });
});

describe('the id of a referral in a path', () => {
  it.each([
    ['a step up', '..%2F..%2Fetc%2Fpasswd'],
    ['a step up, twice encoded', '..%252F..%252Fetc'],
    ['two dots', '%2E%2E'],
    ['a backslash', '..%5C..%5Cwindows'],
    ['U+0000', 'r9-5e1f%00'],
    ['a line break', 'r9-5e1f%0d%0aset-cookie:x'],
    ['an id with a space behind it', 'r9-5e1f%20'],
    ['quotes and a statement', "r9-5e1f'%3B%20drop%20table%20x%3B--"],
    ['a pattern', '%25'],
    ['a subject', 'r9-5e1f.%3E'],
    ['65 characters', 'x'.repeat(65)],
    ['the same letter in two code points', 'r9-5e1f%CC%81'],
    ['a part of the language', '__proto__'],
  ])('finds nothing where it is %s, read or written', async (_, id) => {
    const { get, post, log } = await withReferral();
    for (const answer of [
      await get(`/referrals/${id}`, { as: manager }),
      await get(`/referrals/${id}/timeline`, { as: manager }),
      await post(`/referrals/${id}/commands`, acknowledging, { as: provider }),
    ]) {
      expect(answer).toMatchObject({
        status: 404,
        type: 'application/problem+json',
        body: { code: 'referral-not-found' },
      });
    }
    expect(await lengthOf(log)).toBe(1);
  });

  it.each([
    ['a step up', '../../r9-etc'],
    ['two dots', '..'],
    ['a percent sign', 'r9-100%'],
    ['quotes, a space and a question mark', 'r9-"a" \'b\'?#'],
    ['64 characters of four bytes', '\u{1f3e0}'.repeat(64)],
    ['an accent', 'r9-\u00e9'],
  ])('may be %s: it is a name, and never a path', async (_, id) => {
    const { get, done } = await serve();
    const path = encodeURIComponent(id);
    const { data } = referring(id);
    const others = { personalId: 'c9-1', enrollmentId: 'e9-1' };
    await done({ type: 'refer', data: { ...data, ...others } }, manager, path);
    expect((await get(`/referrals/${path}`, { as: provider })).body).toMatchObject({
      referralId: id,
      version: 1,
    });
    expect((await get(`/referrals/${path}`, { as: stranger })).status).toBe(404);
  });

  it.each(['\0', '\n', '\u0085'])(
    'is none with %j in it, and nothing can be made under it',
    async (character) => {
      const { post, log } = await serve();
      const id = `r9-a${character}b`;
      const made = await post(`/referrals/${encodeURIComponent(id)}/commands`, referring(id), {
        as: manager,
      });
      expect(made).toMatchObject({ status: 404, body: { code: 'referral-not-found' } });
      expect(await lengthOf(log, id)).toBe(0);
    },
  );

  it('that is longer than any can be, once encoded, is not even looked for', async () => {
    const { get } = await serve();
    const tooLong = await get(`/referrals/${'x'.repeat(64 * 4 * 3 + 1)}`, { as: manager });
    expect(tooLong).toMatchObject({ status: 414, body: { code: 'url-too-long' } });
    expect((await get(`/referrals/${'x'.repeat(64 * 4 * 3)}`, { as: manager })).status).toBe(404);
  });

  it('must be the one that a referral is made under', async () => {
    const { post, log } = await serve();
    const other = await post(COMMANDS, referring('r9-other'), { as: manager });
    expect(other).toMatchObject({
      status: 422,
      body: { violations: [{ code: 'stream-not-the-referral', path: ['data', 'referralId'] }] },
    });
    expect([await lengthOf(log), await lengthOf(log, 'r9-other')]).toEqual([0, 0]);
  });

  it.each(['/referrals/%zz', '/referrals/%c3%28', '/referrals/%'])(
    'that cannot be decoded, %s, is answered without it',
    async (url) => {
      const { get } = await serve();
      const answer = await get(url, { as: manager });
      expect(answer).toMatchObject({
        status: 400,
        type: 'application/problem+json',
        body: { code: 'url-malformed' },
      });
      expect(JSON.stringify(answer.body)).not.toContain('%');
    },
  );
});

describe('a request', () => {
  it.each([
    ['GET', '/nowhere'],
    ['GET', '/referrals'],
    ['DELETE', '/referrals/r9-5e1f'],
    ['PUT', '/referrals/r9-5e1f/commands'],
    ['GET', '/referrals/../health'],
  ] as const)('for what is not there, %s %s, is answered without it', async (method, url) => {
    const { ask } = await serve();
    const answer = await ask(method, url);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({
      type: 'urn:problem-type:ce-referrals:route-not-found',
      title: 'Nothing stands under this URL.',
      status: 404,
      code: 'route-not-found',
    });
  });

  it('that is no HTTP, or whose headers never end, gets a problem too', async () => {
    const { port } = await serve();
    const say = (text: string): Promise<string> =>
      new Promise((resolve, reject) => {
        let answer = '';
        const socket = connect(port, '127.0.0.1', () => socket.write(text));
        socket.setEncoding('utf8').on('data', (piece) => {
          answer += piece;
        });
        socket.once('close', () => resolve(answer)).once('error', reject);
      });
    for (const [text, line, code] of [
      ['r9-5e1f c9-1 eyJ\r\n\r\n', 'HTTP/1.1 400 Bad Request', 'request-malformed'],
      [
        `GET /referrals/${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
        'HTTP/1.1 431 Request Header Fields Too Large',
        'headers-too-large',
      ],
      [
        `GET /health HTTP/1.1\r\nhost: x\r\nauthorization: Bearer eyJ${'x'.repeat(20_000)}\r\n\r\n`,
        'HTTP/1.1 431 Request Header Fields Too Large',
        'headers-too-large',
      ],
    ] as const) {
      const [head = '', body = ''] = (await say(text)).split('\r\n\r\n');
      expect(head.split('\r\n')[0]).toBe(line);
      expect(head).toContain('application/problem+json');
      expect(JSON.parse(body)).toMatchObject({ code });
    }
    expect(await say('GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 200/,
    );
  });
});
