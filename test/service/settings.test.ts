import { defaultPolicy } from 'ce-referrals';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Environment, policyFrom, SettingWrong, settingsFrom } from '../../examples/service/settings.js';

const good: Environment = {
  KEYS_URL: 'https://sign-in.example/keys',
  TOKEN_ISSUER: 'https://sign-in.example',
  TOKEN_AUDIENCE: 'referrals',
  TIME_ZONE: 'America/Chicago',
};

describe('the settings', () => {
  it('have a folder, this machine and port 3000 unless they say otherwise', () => {
    expect(settingsFrom(good)).toMatchObject({ logUrl: 'pglite:./data', host: '127.0.0.1', port: 3000 });
    const said = { ...good, LOG_URL: 'postgres://db/x', HOST: '::', PORT: '0', POLICY_FILE: 'policy.json' };
    expect(settingsFrom(said)).toMatchObject({
      logUrl: 'postgres://db/x',
      host: '::',
      port: 0,
      policyFile: 'policy.json',
    });
  });

  it.each(['KEYS_URL', 'TOKEN_ISSUER', 'TOKEN_AUDIENCE', 'TIME_ZONE'])('need %s', (name) => {
    for (const value of [undefined, '']) {
      expect(() => settingsFrom({ ...good, [name]: value })).toThrow(new RegExp(`^${name} is not set`));
    }
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', 'http'],
    ['TIME_ZONE', 'Mars/Olympus'],
    ['KEYS_URL', 'http://sign-in.example/keys'],
    ['KEYS_URL', 'file:///keys.json'],
    ['KEYS_URL', 'keys'],
  ])('are refused where %s is %s, and the value is not repeated', (name, value) => {
    let message = '';
    try {
      settingsFrom({ ...good, [name]: value });
    } catch (error) {
      expect(error).toBeInstanceOf(SettingWrong);
      message = (error as Error).message;
    }
    expect(message).toContain(`${name} is no`);
    expect(message).not.toContain(value);
  });
});

describe('the policy', () => {
  const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

  it('is that of the file, or the library’s where no file is named', async () => {
    expect(await policyFrom(undefined)).toBe(defaultPolicy);
    const { deadlines } = await policyFrom(file('examples/policies/minnesota-deadlines.json'));
    expect(deadlines.acknowledgeWithin).toEqual({ days: 3, count: 'working-days' });
  });

  it.each([
    ['names nothing', 'nowhere.json', /^POLICY_FILE names no file/],
    ['is no JSON', 'README.md', /^POLICY_FILE is no JSON/],
    ['is none', 'package.json', /^POLICY_FILE is no policy: .*permissions: missing/],
  ])('is refused where the file %s', async (_, path, sentence) => {
    const refused = await policyFrom(file(path)).catch((error) => error);
    expect(refused).toBeInstanceOf(SettingWrong);
    expect(refused.message).toMatch(sentence);
  });
});
