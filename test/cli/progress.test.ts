import { EventEmitter } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { interrupts } from '../../src/cli/interrupts.js';
import { progress } from '../../src/cli/progress.js';
import { writeWhole } from '../../src/cli/whole-output.js';
import { exportFolders } from './export-folder.js';

const folderOf = exportFolders();
const ERASE = '\r\u001b[2K';

function terminal(isTTY: boolean) {
  const stderr = Object.assign(new PassThrough(), { isTTY, columns: 60 });
  return { stderr, shown: () => String(stderr.read() ?? '') };
}

describe('progress', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('shows nothing in the first second, then a line, then takes it away', () => {
    vi.stubEnv('TERM', 'xterm');
    const { stderr, shown } = terminal(true);
    let now = 0;
    const bar = progress({ stdout: new PassThrough(), stderr }, () => now);
    const half = () => ({ doing: 'Event.csv', share: 0.5, amount: '1.0 MB' });
    now = 999;
    bar.at(half);
    expect(shown()).toBe('');
    now = 1000;
    bar.at(half);
    const line = shown();
    expect(line).toBe(`${ERASE}Event.csv  [${'#'.repeat(15)}${'.'.repeat(15)}]  50%  1.0 MB`);
    now = 1099;
    bar.at(half);
    expect(shown()).toBe('');
    now = 1100;
    bar.at(() => ({ doing: 'x'.repeat(100), amount: '' }));
    expect(shown()).toBe(`${ERASE}${'x'.repeat(59)}`);
    bar.end();
    expect(shown()).toBe(ERASE);
  });

  it.each([
    ['the error stream is no terminal', false, 'xterm'],
    ['the terminal is a dumb one', true, 'dumb'],
  ])('shows nothing at all where %s', (_, isTTY, term) => {
    vi.stubEnv('TERM', term);
    const { stderr, shown } = terminal(isTTY);
    let now = 0;
    const bar = progress({ stdout: new PassThrough(), stderr }, () => now);
    now = 5000;
    bar.at(() => ({ doing: 'Event.csv', amount: '1.0 MB' }));
    bar.end();
    expect(shown()).toBe('');
  });

  it('takes its line away where the person stops the program', () => {
    vi.stubEnv('TERM', 'xterm');
    const { stderr, shown } = terminal(true);
    const process = Object.assign(new EventEmitter(), { exit: vi.fn() });
    let now = 0;
    const bar = progress({ stdout: new PassThrough(), stderr, onInterrupt: interrupts(process) }, () => now);
    now = 1000;
    bar.at(() => ({ doing: 'Event.csv', amount: '1.0 MB' }));
    shown();
    process.emit('SIGINT');
    expect(shown()).toBe(ERASE);
    expect(process.exit.mock.calls).toStrictEqual([[130]]);
  });
});

describe('an interruption', () => {
  it('cleans everything up, and ends with 128 and the number of the signal', () => {
    const process = Object.assign(new EventEmitter(), { exit: vi.fn() });
    const onInterrupt = interrupts(process);
    const [one, two] = [vi.fn(), vi.fn()];
    onInterrupt(one);
    onInterrupt(two);
    process.emit('SIGTERM');
    expect([one, two].map(({ mock }) => mock.calls.length)).toStrictEqual([1, 1]);
    expect(process.exit.mock.calls).toStrictEqual([[143]]);
  });

  it('is left to the system where there is nothing to clean up', () => {
    const process = Object.assign(new EventEmitter(), { exit: vi.fn() });
    const onInterrupt = interrupts(process);
    expect(process.eventNames()).toStrictEqual([]);
    const [forgetOne, forgetTwo] = [onInterrupt(() => {}), onInterrupt(() => {})];
    expect(process.eventNames()).toStrictEqual(['SIGHUP', 'SIGINT', 'SIGTERM']);
    forgetOne();
    forgetOne();
    expect(process.listenerCount('SIGINT')).toBe(1);
    forgetTwo();
    expect(process.eventNames()).toStrictEqual([]);
  });

  it('leaves no part of what was being written', async () => {
    const folder = folderOf({});
    const process = Object.assign(new EventEmitter(), { exit: vi.fn() });
    const target = { out: join(folder, 'out'), kind: 'file', force: false, input: '-' } as const;
    await expect(
      writeWhole(target, { onInterrupt: interrupts(process) }, async (append) => {
        await append('', 'x'.repeat(300_000));
        expect(readdirSync(folder)).toHaveLength(1);
        process.emit('SIGINT');
        expect(readdirSync(folder)).toStrictEqual([]);
        throw new RangeError('stopped');
      }),
    ).rejects.toThrow('stopped');
    expect(process.exit.mock.calls).toStrictEqual([[130]]);
    expect(process.eventNames()).toStrictEqual([]);
  });

  it('leaves no part where writing fails', async () => {
    const folder = folderOf({});
    const target = { out: join(folder, 'out'), kind: 'folder', force: false, input: '-' } as const;
    const failing = writeWhole(target, {}, async (append) => {
      await append('Event.csv', 'x'.repeat(300_000));
      throw new RangeError('no more');
    });
    await expect(failing).rejects.toThrow('no more');
    expect(readdirSync(folder)).toStrictEqual([]);
  });
});
