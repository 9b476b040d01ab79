import { defaultPolicy } from 'ce-referrals';
import { memoryLog } from 'ce-referrals/log';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReferralAnswer, TimelineAnswer } from '../../examples/service/referrals.js';
import type { WorkListAnswer } from '../../examples/service/work-list.js';
import {
  acknowledging,
  administrator,
  closeAll,
  declining,
  elsewhere,
  manager,
  provider,
  REFERRAL,
  referring,
  serve,
  stranger,
} from './under-test.js';

afterEach(closeAll);

function idsOf(list: WorkListAnswer): Readonly<Record<string, readonly string[]>> {
  const groups = Object.entries(list.groups).filter(([, rows]) => rows.length > 0);
  return Object.fromEntries(groups.map(([group, rows]) => [group, rows.map(({ referralId }) => referralId)]));
}

describe('a referral', () => {
  it('is told with its state and what the person who asks may do next', async () => {
    const { get, done } = await serve();
    await done(referring(), manager);
    const theirs: ReferralAnswer = (await get(`/referrals/${REFERRAL}`, { as: provider })).body;
    expect(theirs).toMatchObject({ referralId: REFERRAL, version: 1, commands: ['acknowledge'] });
    expect(theirs.state).toMatchObject({ status: 'referred', referral: referring().data });
    const managers = await get(`/referrals/${REFERRAL}`, { as: manager });
    expect(managers.body.commands).toEqual(['void']);
    await done(acknowledging, provider);
    const later = await get(`/referrals/${REFERRAL}`, { as: provider });
    expect(later.body.commands).toEqual(['enroll', 'resolve-unsuccessful', 'void']);
  });

  it('is told as it is in the log, whoever recorded it', async () => {
    const { log, get, done } = await serve({ log: { ...memoryLog(), onAppend: () => () => {} } });
    await done(referring(), manager);
    await elsewhere(log, acknowledging, provider);
    const { body } = await get(`/referrals/${REFERRAL}`, { as: provider });
    expect(body).toMatchObject({ version: 2, state: { status: 'acknowledged' } });
  });

  it.each(['', '/timeline'])('of another organization does not exist%s', async (path) => {
    const { get, done } = await serve();
    await done(referring(), manager);
    const theirs = await get(`/referrals/${REFERRAL}${path}`, { as: stranger });
    const nowhere = await get(`/referrals/r9-nowhere${path}`, { as: stranger });
    expect(theirs).toMatchObject({ status: 404, type: 'application/problem+json' });
    expect(theirs.body).toEqual(nowhere.body);
    expect(Object.keys(theirs.headers)).toEqual(Object.keys(nowhere.headers));
    for (const as of [provider, manager, administrator]) {
      expect((await get(`/referrals/${REFERRAL}${path}`, { as })).status).toBe(200);
    }
  });

  it('that names no organization belongs to the one whose project receives it', async () => {
    const log = memoryLog();
    const { organizationId: _, ...data } = referring().data;
    const event = { type: 'referred', data, metadata: { source: 'import' } } as const;
    await log.append(REFERRAL, 0, [{ id: 'import-1', event }]);
    const projects = { 'project-of-harbor': { projectType: 13, organizationId: 'harbor' } };
    const knowing = await serve({ log, projects });
    const unknowing = await serve({ log });
    expect((await knowing.get(`/referrals/${REFERRAL}`, { as: provider })).status).toBe(200);
    expect((await knowing.get(`/referrals/${REFERRAL}`, { as: stranger })).status).toBe(404);
    expect((await unknowing.get(`/referrals/${REFERRAL}`, { as: provider })).status).toBe(404);
    expect((await unknowing.get(`/referrals/${REFERRAL}`, { as: manager })).status).toBe(200);
  });

  it('has a timeline that names nobody', async () => {
    const { get, done } = await serve();
    await done(referring(), manager);
    await done(acknowledging, provider);
    const { body } = await get(`/referrals/${REFERRAL}/timeline`, { as: provider });
    const { version, entries }: TimelineAnswer = body;
    expect(version).toBe(2);
    expect(entries).toMatchObject([
      { step: 'refer', on: '2026-03-02', role: 'priority-list-manager', daysLate: 4 },
      { step: 'acknowledge', on: '2026-03-03', role: 'housing-provider', daysLate: 3 },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/u9-|c9-/);
  });

  it('is kept by no cache', async () => {
    const { get, done } = await serve();
    await done(referring(), manager);
    for (const path of [`/referrals/${REFERRAL}`, '/work-list', '/referrals/r9-nowhere']) {
      expect((await get(path, { as: provider })).headers['cache-control']).toBe('no-store');
    }
  });
});

describe('the work list', () => {
  const three = async () => {
    const service = await serve();
    await service.done(referring(), manager);
    await service.done(referring('r9-two'), manager, 'r9-two');
    await service.done(acknowledging, provider, 'r9-two');
    await service.done(referring('r9-theirs', 'haven'), manager, 'r9-theirs');
    return service;
  };

  it('has the referrals of the organization that the token names, as of today', async () => {
    const { get } = await three();
    const mine: WorkListAnswer = (await get('/work-list', { as: provider })).body;
    expect(idsOf(mine)).toEqual({ 'to-acknowledge': [REFERRAL], 'to-enroll-or-resolve': ['r9-two'] });
    expect(mine).toMatchObject({ asOf: '2026-03-06', overdue: 0, findings: [] });
    // Not `missing`, which names streams of the whole log.
    expect(Object.keys(mine)).toEqual(['asOf', 'groups', 'overdue', 'findings']);
    expect(mine.groups['to-acknowledge'][0]).toMatchObject({ ageDays: 4, commands: ['acknowledge'] });
    const theirs = await get('/work-list', { as: stranger });
    expect(idsOf(theirs.body)).toEqual({ 'to-acknowledge': ['r9-theirs'] });
  });

  it('has those of all organizations for who works with all', async () => {
    const { get } = await three();
    for (const as of [manager, administrator]) {
      const { body } = await get('/work-list', { as });
      expect(new Set(idsOf(body)['to-acknowledge'])).toEqual(new Set([REFERRAL, 'r9-theirs']));
    }
  });

  it('can be of one project and of another day', async () => {
    const { get } = await three();
    const { body } = await get('/work-list?projectId=project-of-haven&asOf=2026-03-12', { as: manager });
    expect(idsOf(body)).toEqual({ 'to-acknowledge': ['r9-theirs'] });
    expect(body.groups['to-acknowledge'][0].ageDays).toBe(10);
    const notTheirs = await get('/work-list?projectId=project-of-haven', { as: provider });
    expect(idsOf(notTheirs.body)).toEqual({});
  });

  it('counts by the policy of the CoC, and not what nobody can know of an imported referral', async () => {
    const policy = {
      ...defaultPolicy,
      deadlines: { acknowledgeWithin: { days: 3, count: 'calendar-days' } },
    } as const;
    const log = memoryLog();
    const known = await serve({ log, policy });
    await known.done(referring(), manager);
    const late = (await known.get('/work-list', { as: provider })).body;
    expect(late.overdue).toBe(1);
    expect(late.groups['to-acknowledge'][0].deadline).toEqual({
      for: 'acknowledge',
      dueOn: '2026-03-05',
      daysLeft: -1,
    });
    const imported = await serve({ log, policy, unknowable: new Map([[REFERRAL, ['acknowledgement']]]) });
    const unsure = (await imported.get('/work-list', { as: provider })).body;
    expect(unsure.overdue).toBe(0);
    expect(unsure.groups['to-acknowledge']).toMatchObject([{ acknowledgementUnknown: true }]);
  });

  it('has what was just recorded here, though nothing wakes who follows the log', async () => {
    const { onAppend: _, ...log } = memoryLog();
    const { get, done } = await serve({ log });
    await done(referring(), manager);
    await done(acknowledging, provider);
    const { body } = await get('/work-list', { as: provider });
    expect(idsOf(body)).toEqual({ 'to-enroll-or-resolve': [REFERRAL] });
    await done(declining, provider);
    expect(idsOf((await get('/work-list', { as: provider })).body)).toEqual({ unsuccessful: [REFERRAL] });
  });

  it('has what another process recorded, once the log tells of it', async () => {
    const { log, get } = await serve();
    await elsewhere(log, referring(), manager);
    await new Promise((resolve) => setImmediate(resolve));
    expect(idsOf((await get('/work-list', { as: provider })).body)).toEqual({ 'to-acknowledge': [REFERRAL] });
  });

  it.each([
    ['no day of the calendar', 'asOf=2026-02-30', [{ code: 'not-a-date', path: ['asOf'] }]],
    ['a day given twice', 'asOf=2026-03-01&asOf=2026-03-02', [{ code: 'not-a-date', path: ['asOf'] }]],
    ['an empty project', 'projectId=', [{ code: 'wrong-type', path: ['projectId'] }]],
    [
      'a project that is too long',
      `projectId=${'p'.repeat(65)}`,
      [{ code: 'wrong-type', path: ['projectId'] }],
    ],
    [
      'a misspelt parameter',
      'projectID=x',
      [{ code: 'unknown-key', expected: { oneOf: ['asOf', 'projectId'] } }],
    ],
    ['the name of a part of the language', '__proto__=x', [{ code: 'unknown-key' }]],
  ])('is refused for %s', async (_, query, violations) => {
    const { get } = await three();
    const answer = await get(`/work-list?${query}`, { as: provider });
    expect(answer).toMatchObject({ status: 400, body: { code: 'query-malformed', violations } });
  });

  it('of a project whose id has 64 characters is a list', async () => {
    const { get } = await three();
    expect((await get(`/work-list?projectId=${'p'.repeat(64)}`, { as: provider })).status).toBe(200);
  });
});
