/** `npm run service`: the service with the referrals of the example export, a sign-in of its own, and three requests. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePolicy } from 'ce-referrals/schema';
import deadlines from '../policies/minnesota-deadlines.json' with { type: 'json' };
import { clockIn } from './clock.js';
import { curlCommands } from './demo/curl.js';
import { demoIdentity } from './demo/identity.js';
import { importDemo } from './demo/referrals.js';
import { findWaiting } from './demo/waiting.js';
import { listen, overLog, run } from './run.js';
import { buildService } from './service.js';
import { addressFrom } from './settings.js';

const folder = relative(process.cwd(), fileURLToPath(new URL('./data', import.meta.url)));

await run(async () => {
  const { host, port } = addressFrom(process.env);
  const policy = parsePolicy(deadlines);
  console.log('Opening the log. The first time, the referrals of examples/hmis-csv are put into it.');
  const clock = clockIn('America/Chicago');
  return overLog(process.argv[2] ?? `pglite:${folder}`, async (log) => {
    const facts = await importDemo(log);
    const waiting = await findWaiting(log, clock);
    const { readActor, tokenFor } = await demoIdentity(policy);
    const app = await buildService({
      ...{ log, readActor, policy, clock, ...facts },
      every: 500,
      logStream: process.stderr,
    });
    const url = await listen(app, port, host);
    const { organizationId } = waiting;
    const token = await tokenFor({ userId: '22', organizationId, role: 'housing-provider' });
    const lines = curlCommands({ ...waiting, url, token, today: clock.today() });
    console.log([`Listening on ${url}. Ctrl-C stops it. Three requests:`, ...lines, ''].join('\n\n'));
    return app;
  });
});
