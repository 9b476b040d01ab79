import { memoryLog } from 'ce-referrals/log';
import { afterEach, expect, it } from 'vitest';
import { acknowledging, closeAll, manager, provider, REFERRAL, referring, serve } from './under-test.js';

afterEach(closeAll);

// The identifiers of every request of every other test are looked for in `closeAll`.

it('a request is one line: its method, its route, its status and what went wrong', async () => {
  const { get, post, done, lines, ask } = await serve();
  await done(referring(), manager);
  await get(`/referrals/${REFERRAL}?r9-secret=1`, { as: provider });
  await post(`/referrals/${REFERRAL}/commands`, { ...acknowledging, type: 'c9-nobody' }, { as: provider });
  await ask('DELETE', '/r9-nowhere');
  await get('/referrals/%zz');
  const told = lines.map((line) => JSON.parse(line)).filter(({ msg }) => !msg.startsWith('Server listening'));
  expect(told.map(({ level, time, reqId, ms, ...rest }) => rest)).toEqual([
    { method: 'POST', route: '/referrals/:referralId/commands', status: 200, msg: 'answered' },
    { method: 'GET', route: '/referrals/:referralId', status: 200, msg: 'answered' },
    {
      method: 'POST',
      route: '/referrals/:referralId/commands',
      status: 422,
      problem: 'command-malformed',
      msg: 'answered',
    },
    { method: 'DELETE', status: 404, problem: 'route-not-found', msg: 'answered' },
    { method: 'GET', status: 400, problem: 'url-malformed', msg: 'answered' },
  ]);
});

it('what the log of events warns of is told to the operator when the service begins', async () => {
  const warnings = [{ code: 'one-replica', message: 'There is one replica.' }] as const;
  const { lines } = await serve({ log: { ...memoryLog(), warnings } });
  const told = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 40);
  expect(told).toMatchObject([{ warning: 'one-replica', msg: 'There is one replica.' }]);
});
