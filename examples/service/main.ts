/** `npm run service:start`: the service as it would run beside an HMIS, its settings in the environment. */
import { readFile } from 'node:fs/promises';
import { type CocPolicy, defaultPolicy } from 'ce-referrals';
import { safeParsePolicy } from 'ce-referrals/schema';
import { createRemoteJWKSet } from 'jose';
import { clockIn } from './clock.js';
import { listen, overLog, run } from './run.js';
import { buildService } from './service.js';
import { SettingWrong, settingsFrom } from './settings.js';
import { actorReader } from './token.js';

async function policyFrom(file: string | undefined): Promise<CocPolicy> {
  if (file === undefined) return defaultPolicy;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new SettingWrong('POLICY_FILE names no file that can be read.');
  });
  const parsed = safeParsePolicy(jsonOf(text));
  if (parsed.ok) return parsed.policy;
  const places = parsed.issues.map(({ path, code }) => `${path.join('.') || 'the file'}: ${code}`);
  throw new SettingWrong(`POLICY_FILE is no policy: ${places.join(', ')}.`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingWrong('POLICY_FILE is no JSON.');
  }
}

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
