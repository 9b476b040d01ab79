import { readFile } from 'node:fs/promises';
import { type CocPolicy, defaultPolicy } from 'ce-referrals';
import { safeParsePolicy } from 'ce-referrals/schema';

/** A setting is missing or cannot be used. The message says which, and nothing of its value. */
export class SettingWrong extends Error {}

/** The settings of the process: environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the service listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** What `npm run service:start` reads. */
export interface Settings extends Address {
  readonly logUrl: string;
  readonly keysUrl: URL;
  readonly issuer: string;
  readonly audience: string;
  readonly timeZone: string;
  /** The path of a policy as JSON. */
  readonly policyFile: string | undefined;
}

function required(env: Environment, name: string, what: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new SettingWrong(`${name} is not set: ${what}.`);
  return value;
}

/** `HOST` and `PORT`. */
export function addressFrom({ HOST = '127.0.0.1', PORT = '3000' }: Environment): Address {
  const port = /^\d{1,5}$/.test(PORT) ? Number(PORT) : Number.NaN;
  if (!(port <= 65_535)) throw new SettingWrong('PORT is no number of a port, 0 to 65535.');
  return { host: HOST, port };
}

function keysUrlFrom(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // Who can change the keys on their way can sign tokens.
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1')) return url;
  throw new SettingWrong('KEYS_URL is no https: URL.');
}

function timeZoneFrom(name: string): string {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new SettingWrong('TIME_ZONE is no name of a time zone, such as America/Chicago.');
  }
}

/** All settings. @throws SettingWrong - for the first one that is missing or cannot be used. */
export function settingsFrom(env: Environment): Settings {
  return {
    ...addressFrom(env),
    logUrl: env.LOG_URL ?? 'pglite:./data',
    keysUrl: keysUrlFrom(required(env, 'KEYS_URL', 'the JWK Set of your sign-in')),
    issuer: required(env, 'TOKEN_ISSUER', 'the issuer of the tokens, as their iss says it'),
    audience: required(env, 'TOKEN_AUDIENCE', 'the name of this service in their aud'),
    timeZone: timeZoneFrom(required(env, 'TIME_ZONE', 'that of the CoC, such as America/Chicago')),
    policyFile: env.POLICY_FILE,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingWrong('POLICY_FILE is no JSON.');
  }
}

/** The policy in a file; without one, the library's. @throws SettingWrong - where it cannot be used. */
export async function policyFrom(file: string | undefined): Promise<CocPolicy> {
  if (file === undefined) return defaultPolicy;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new SettingWrong('POLICY_FILE names no file that can be read.');
  });
  const parsed = safeParsePolicy(jsonOf(text));
  if (parsed.ok) return parsed.policy;
  const places = parsed.issues.map(({ path, code }) => `${path.join('.') || 'the file'}: ${code}`);
  throw new SettingWrong(`POLICY_FILE is no policy: ${places.join(', ')}.`);
}
