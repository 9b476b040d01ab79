/** `npm run service:start`: the service as it would run beside an HMIS, its settings in the environment. */
import { createRemoteJWKSet } from 'jose';
import { clockIn } from './clock.js';
import { listen, overLog, run } from './run.js';
import { buildService } from './service.js';
import { policyFrom, settingsFrom } from './settings.js';
import { actorReader } from './token.js';

await run(async () => {
  const { host, port, logUrl, keysUrl, issuer, audience, timeZone, policyFile } = settingsFrom(process.env);
  const policy = await policyFrom(policyFile);
  return overLog(logUrl, async (log) => {
    const app = await buildService({
      log,
      readActor: actorReader({ keys: createRemoteJWKSet(keysUrl), issuer, audience, policy }),
      policy,
      clock: clockIn(timeZone),
      // Yours to fill, from the tables of the HMIS.
      projects: {},
      unknowable: new Map(),
      every: 500,
      logStream: process.stderr,
    });
    await listen(app, port, host);
    return app;
  });
});
