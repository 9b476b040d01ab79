import { openLog } from 'ce-referrals/log/open';
import { afterEach, describe, expect, it } from 'vitest';
import { describeWithNats, urlOn } from '../log/nats-fixtures.js';
import { startNats } from '../log/nats-server.js';
import { startPostgres } from '../log/postgres-server.js';
import {
  acknowledging,
  closeAll,
  declining,
  manager,
  provider,
  REFERRAL,
  referring,
  serve,
} from './under-test.js';

interface Engine {
  readonly url: string;
  stop(): Promise<void>;
}

async function inPostgres(): Promise<Engine> {
  const server = await startPostgres();
  const { pool, url } = await server.database();
  await pool.end();
  return { url, stop: () => server.stop() };
}

async function inNats(): Promise<Engine> {
  const servers = await startNats({ count: 1 });
  return { url: urlOn(servers), stop: () => servers.stop() };
}

function twoServices(engine: () => Promise<Engine>): void {
  const running: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await closeAll();
    for (const stop of running.splice(0).reverse()) await stop();
  });

  /** Two services over one log, each with a connection of its own, as behind a balancer. */
  async function serveTwice() {
    const { url, stop } = await engine();
    running.push(stop);
    const one = await openLog(url);
    running.push(one.close);
    const other = await openLog(url);
    running.push(other.close);
    return { one: await serve({ log: one, every: 20 }), other: await serve({ log: other, every: 20 }) };
  }

  it('record in one log: each decides on what the other recorded, and lists it', async () => {
    const { one, other } = await serveTwice();
    await one.done(referring(), manager);
    expect((await other.done(acknowledging, provider)).body).toMatchObject({ version: 2 });
    const again = await one.post(`/referrals/${REFERRAL}/commands`, acknowledging, { as: provider });
    expect(again.body).toMatchObject({ recorded: false, version: 2 });
    for (const service of [one, other]) {
      const listed = async () => (await service.get('/work-list', { as: provider })).body.groups;
      await expect
        .poll(listed, { timeout: 10_000 })
        .toMatchObject({ 'to-enroll-or-resolve': [{ referralId: REFERRAL }], 'to-acknowledge': [] });
    }
  });

  it('that are told at once how a referral ended record one result', async () => {
    const { one, other } = await serveTwice();
    await one.done(referring(), manager);
    await other.done(acknowledging, provider);
    const otherwise = { ...declining, data: { ...declining.data, notHousedReason: 'declined-program' } };
    const answers = await Promise.all([
      one.post(`/referrals/${REFERRAL}/commands`, declining, { as: provider }),
      other.post(`/referrals/${REFERRAL}/commands`, otherwise, { as: provider }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const events = [];
    for await (const { event } of one.log.read(REFERRAL)) events.push(event.type);
    expect(events).toEqual(['referred', 'acknowledged', 'resolved']);
  });
}

describe('Two services over PostgreSQL', () => twoServices(inPostgres));
describeWithNats('Two services over NATS', () => twoServices(inNats));
