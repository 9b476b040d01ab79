import { defaultPolicy } from 'ce-referrals';
import { afterEach, describe, expect, it } from 'vitest';
import type { CommandAnswer } from '../../examples/service/commands.js';
import {
  acknowledging,
  administrator,
  closeAll,
  colleague,
  declining,
  lengthOf,
  manager,
  provider,
  REFERRAL,
  referring,
  serve,
  stranger,
} from './under-test.js';

const COMMANDS = `/referrals/${REFERRAL}/commands`;

afterEach(closeAll);

describe('a command', () => {
  it('is recorded as given by the person of the token, now, in the time zone of the CoC', async () => {
    const { log, done } = await serve();
    const answer: CommandAnswer = (await done(referring(), manager)).body;
    expect(answer).toMatchObject({ referralId: REFERRAL, version: 1, recorded: true, warnings: [] });
    expect(answer.state).toMatchObject({ status: 'referred', referral: referring().data });
    for await (const { event } of log.read(REFERRAL)) {
      expect(event.metadata).toMatchObject({
        source: 'entry',
        recordedBy: manager,
        recordedAt: '2026-03-06T09:30:00-06:00',
      });
    }
  });

  it('leads a referral to its end, by those whom it concerns', async () => {
    const { done } = await serve();
    await done(referring(), manager);
    await done(acknowledging, provider);
    const enrollment = { enrollmentId: 'e9-31', enrolledOn: '2026-03-05' };
    const { personalId, projectId } = referring().data;
    await done({ type: 'enroll', data: { ...enrollment, personalId, projectId } }, colleague);
    const { body } = await done({ type: 'resolve-successful', data: {} }, provider);
    expect(body).toMatchObject({ version: 4, state: { status: 'successful', resultDate: '2026-03-05' } });
  });

  it('that says what the referral says already records nothing', async () => {
    const { log, done, post } = await serve();
    await done(referring(), manager);
    await done(acknowledging, provider);
    const { status, body } = await post(COMMANDS, acknowledging, { as: colleague });
    expect({ status, recorded: body.recorded, version: body.version }).toEqual({
      status: 200,
      recorded: false,
      version: 2,
    });
    expect(await lengthOf(log)).toBe(2);
  });

  it('that the rules refuse is answered with every violation', async () => {
    const { done, post, log } = await serve();
    await done(referring(), manager);
    await done(acknowledging, provider);
    const wrong = {
      ...declining,
      data: { ...declining.data, resultDate: '2026-03-01', notHousedReason: 'mars' },
    };
    const { status, type, body } = await post(COMMANDS, wrong, { as: provider });
    expect({ status, type }).toEqual({ status: 422, type: 'application/problem+json' });
    expect(body).toMatchObject({
      type: 'urn:problem-type:ce-referrals:command-refused',
      title: 'The rules refuse the command.',
      status: 422,
      code: 'command-refused',
    });
    const codes = body.violations.map(({ code }: { code: string }) => code);
    expect(codes.sort()).toEqual(['date-before-the-fact-it-follows', 'reason-not-on-list']);
    expect(body.violations[0]).toMatchObject({ message: expect.any(String), expected: expect.any(Object) });
    expect(await lengthOf(log)).toBe(2);
    await done(declining, provider);
  });

  it('is decided by the policy that the service was given', async () => {
    const permissions = {
      ...defaultPolicy.permissions,
      acknowledge: { 'hmis-administrator': 'any-organization' },
    } as const;
    const { done, post } = await serve({ policy: { ...defaultPolicy, permissions } });
    await done(referring(), manager);
    const { body } = await post(COMMANDS, acknowledging, { as: provider });
    expect(body.violations).toMatchObject([{ code: 'role-may-not' }]);
    await done(acknowledging, administrator);
  });

  it('is decided with what the other referrals of the service say', async () => {
    const { done, post } = await serve();
    await done(referring(), manager);
    const second = referring('r9-second');
    const again = { ...second, data: { ...second.data, personalId: referring().data.personalId } };
    const { body } = await post('/referrals/r9-second/commands', again, { as: manager });
    expect([...(body.violations ?? []), ...(body.warnings ?? [])]).toMatchObject([
      { code: 'duplicate-referral' },
    ]);
  });
});

describe('who gives it', () => {
  it('is for the token to say: a body that names somebody is refused', async () => {
    const { done, post, log } = await serve();
    await done(referring(), manager);
    const metadata = { recordedAt: '2026-03-06T09:30:00-06:00', recordedBy: provider };
    const { status, body } = await post(COMMANDS, { ...acknowledging, metadata }, { as: stranger });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'command-malformed',
      violations: [{ code: 'unknown-key', path: ['metadata'] }],
    });
    expect(await lengthOf(log)).toBe(1);
  });

  it.each([
    ['another organization’s', REFERRAL],
    ['one that does not exist', 'r9-nowhere'],
  ])('finds no referral where it is %s', async (_, referralId) => {
    const { done, post, log } = await serve();
    await done(referring(), manager);
    for (const command of [acknowledging, declining, { type: 'resolve-successful', data: {} }]) {
      const { status, body, headers } = await post(`/referrals/${referralId}/commands`, command, {
        as: stranger,
      });
      expect({ status, body }).toEqual({
        status: 404,
        body: {
          type: 'urn:problem-type:ce-referrals:referral-not-found',
          title: 'There is no such referral.',
          status: 404,
          code: 'referral-not-found',
        },
      });
      expect(Object.keys(headers)).not.toContain('retry-after');
    }
    expect(await lengthOf(log)).toBe(1);
  });

  it('is told the same of a referral that exists and of one that does not, where the role may not refer', async () => {
    const { done, post } = await serve();
    await done(referring(), manager);
    const there = await post(COMMANDS, referring(), { as: stranger });
    const nowhere = await post('/referrals/r9-new/commands', referring('r9-new'), {
      as: stranger,
    });
    expect(there.status).toBe(422);
    expect(there.body.violations).toMatchObject([{ code: 'role-may-not' }]);
    expect({ status: nowhere.status, body: nowhere.body }).toEqual({
      status: there.status,
      body: there.body,
    });
  });

  it('does not find another organization’s referral by referring once more, where a provider may refer', async () => {
    const permissions = {
      ...defaultPolicy.permissions,
      refer: { ...defaultPolicy.permissions.refer, 'housing-provider': 'receiving-organization' },
    } as const;
    const { done, post } = await serve({ policy: { ...defaultPolicy, permissions } });
    await done(referring(), manager);
    const { status, body } = await post(COMMANDS, referring(REFERRAL, 'haven'), { as: stranger });
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'referral-not-found' });
    await done(referring('r9-own', 'haven'), stranger, 'r9-own');
  });

  it('may take back any referral as an administrator, and is told no by the rules for the rest', async () => {
    const { done, post } = await serve();
    await done(referring(), manager);
    const refused = await post(COMMANDS, acknowledging, { as: administrator });
    expect(refused).toMatchObject({ status: 422, body: { violations: [{ code: 'role-may-not' }] } });
    const data = { of: 'referral', reason: 'entered-in-error', voidedOn: '2026-03-06' };
    expect((await done({ type: 'void', data }, administrator)).body.state.status).toBe('voided');
  });
});

describe('the Idempotency-Key', () => {
  it('sent twice gives the first answer, whatever was recorded since', async () => {
    const { log, done, post } = await serve();
    await done(referring(), manager);
    const first = await post(COMMANDS, acknowledging, { as: provider, key: 'k9-same' });
    await done(declining, provider);
    const again = await post(COMMANDS, acknowledging, { as: provider, key: 'k9-same' });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(again.body.state.status).toBe('acknowledged');
    expect(await lengthOf(log)).toBe(3);
  });

  it('sent twice at once records once', async () => {
    const { log, done, post } = await serve();
    await done(referring(), manager);
    const both = [1, 2].map(() => post(COMMANDS, acknowledging, { as: provider, key: 'k9-twice' }));
    const [one, other] = await Promise.all(both);
    expect(one?.body).toMatchObject({ recorded: true, version: 2 });
    expect(other?.body).toEqual(one?.body);
    expect(await lengthOf(log)).toBe(2);
  });

  it('cannot be used for another command, or for another referral', async () => {
    const { done, post } = await serve();
    await done(referring(), manager);
    await done(referring('r9-other'), manager, 'r9-other');
    const as = { as: provider, key: 'k9-once' };
    await post(COMMANDS, acknowledging, as);
    const later = { ...acknowledging, data: { acknowledgedOn: '2026-03-04' } };
    for (const answer of [
      await post(COMMANDS, later, as),
      await post('/referrals/r9-other/commands', acknowledging, as),
    ]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'command-id-reused' } });
    }
    await done(acknowledging, provider, 'r9-other');
  });

  it('is the person’s own: the same one of somebody else is another', async () => {
    const { log, done, post } = await serve();
    await done(referring(), manager);
    await done(referring('r9-theirs', 'haven'), manager, 'r9-theirs');
    await post(COMMANDS, acknowledging, { as: provider, key: 'k9-1' });
    const theirs = await post('/referrals/r9-theirs/commands', acknowledging, {
      as: stranger,
      key: 'k9-1',
    });
    expect(theirs).toMatchObject({ status: 200, body: { recorded: true } });
    expect(await lengthOf(log, 'r9-theirs')).toBe(2);
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['too long', 'k'.repeat(129)],
    ['more than one', 'k9-a, k9-b'],
    ['not of visible characters', 'k9-\u00e9'],
  ])('is refused where it is %s', async (_, key) => {
    const { done, post } = await serve();
    await done(referring(), manager);
    const refused = await post(COMMANDS, acknowledging, { as: provider, key });
    expect(refused).toMatchObject({ status: 400, body: { code: 'idempotency-key-missing' } });
  });

  it('may be 128 characters', async () => {
    const { done, post } = await serve();
    await done(referring(), manager);
    const taken = await post(COMMANDS, acknowledging, { as: provider, key: 'k'.repeat(128) });
    expect(taken).toMatchObject({ status: 200, body: { recorded: true } });
  });
});

describe('two at once', () => {
  it('who resolve one referral become a success and a refusal', async () => {
    const { log, done, post } = await serve();
    await done(referring(), manager);
    await done(acknowledging, provider);
    const data = {
      result: 'provider-rejected',
      resultDate: '2026-03-05',
      notHousedReason: 'documents-missing',
    };
    const both = await Promise.all([
      post(COMMANDS, declining, { as: provider }),
      post(COMMANDS, { type: 'resolve-unsuccessful', data }, { as: colleague }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    const refused = both.find(({ status }) => status === 422);
    expect(refused?.body.violations).toMatchObject([{ code: 'already-resolved' }]);
    expect(await lengthOf(log)).toBe(3);
  });
});
