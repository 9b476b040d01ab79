import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { askedFor } from '../../scripts/faults/asked.js';
import { chanceOf } from '../../scripts/faults/chance.js';
import { setBackClock } from '../../scripts/faults/clock.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

async function faults(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/faults.ts', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { stdout, stderr, code: child.exitCode };
}

it('npm run faults tries an engine in every way, and ends with its goals met', async () => {
  const { stdout, stderr, code } = await faults('postgres', '--quick', '--seed', '7');
  expect(stderr).toBe('');
  const titles = [...stdout.matchAll(/^PostgreSQL, (.*):/gm)].map(([, title]) => title);
  expect(titles).toStrictEqual([
    'races of 9 writers',
    'a writing process killed',
    'the server killed under load',
    'the connection cut before the answer',
    "the writer's clock set back",
    'the disk full',
  ]);
  const last = stdout.trimEnd().split('\n').at(-1);
  const goals = [...stdout.matchAll(/ goal /g)].length;
  expect(last).toBe(`${goals} of ${goals} goals met`);
  expect(stdout).toContain('--seed 7');
  expect(code).toBe(0);
}, 240_000);

it('npm run faults refuses an engine that it does not have', async () => {
  const { stdout, stderr, code } = await faults('mysql');
  expect(code).toBe(1);
  expect(stderr).toContain('There is no engine mysql: give memory, pglite, postgres, nats.');
  expect(stdout).toBe('');
});

it('A whole run tries all engines, and a quick one does a tenth', () => {
  const whole = askedFor([]);
  expect(whole.engines).toStrictEqual(['memory', 'pglite', 'postgres', 'nats']);
  expect(whole.times(200)).toBe(200);
  const quick = askedFor(['--quick', 'nats', 'memory']);
  expect(quick.engines).toStrictEqual(['memory', 'nats']);
  expect([quick.times(200), quick.times(5)]).toStrictEqual([20, 1]);
  expect(askedFor(['--seed', '12']).seed).toBe(12);
  expect(() => askedFor(['--seed', 'twelve'])).toThrow('A seed is a whole number.');
});

it('A clock that is set back is back for all that asks it, until that ends', () => {
  const before = Date.now();
  const clock = setBackClock(chanceOf(1));
  try {
    clock.stepBack();
    expect(Date.now()).toBeLessThan(before);
    expect(new Date().toISOString() < new Date(before).toISOString()).toBe(true);
    expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z');
    expect(new Date() instanceof Date).toBe(true);
    expect(clock.steps()).toBe(1);
  } finally {
    clock.end();
  }
  expect(Date.now()).toBeGreaterThanOrEqual(before);
});
