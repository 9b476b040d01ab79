import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { output } from '../../src/cli/output.js';
import { run } from '../../src/cli/run.js';
import { smallExport } from '../hmis-csv/small-export.js';
import { exportFolders } from './export-folder.js';

const folderOf = exportFolders();

describe('the bin', () => {
  it('tells a fault of the program itself by where it happened, never by its message', async () => {
    const stdout = new Writable({
      write() {
        throw new RangeError('client-1');
      },
    });
    const stderr = new PassThrough();
    const exitCode = await run(['audit', folderOf(smallExport())], { stdout, stderr });
    stderr.end();
    const told = await text(stderr);
    expect(exitCode).toBe(70);
    expect(told).toMatch(/^ce-referrals: a fault of the program itself\nRangeError\n {4}at /);
    expect(told).not.toContain('client-1');
  });
});

/** A stream that fails as the system makes it fail. */
const failing = (code: string) =>
  new Writable({
    write(_piece, _encoding, done) {
      done(Object.assign(new Error('no'), { code, syscall: 'write' }));
    },
  });

describe('a stream of the bin that fails', () => {
  it.each([
    ['help', ['audit', '--help'], 0],
    ['the version', ['--version'], 0],
  ])('because its reader has gone away ends nothing: %s', async (_, args, exitCode) => {
    const stderr = new PassThrough();
    expect(await run(args, { stdout: failing('EPIPE'), stderr })).toBe(exitCode);
    // The failure is told later than the write returns.
    await new Promise(setImmediate);
    stderr.end();
    expect(await text(stderr)).toBe('');
  });

  it('because nobody reads what went wrong keeps the exit code', async () => {
    const stdout = new PassThrough();
    expect(await run(['frob'], { stdout, stderr: failing('EPIPE') })).toBe(2);
    await new Promise(setImmediate);
  });

  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EIO', 'the system says EIO'],
  ])('because of %s is said in one sentence', async (code, why) => {
    const stderr = new PassThrough();
    const exitCode = await run(['audit', folderOf(smallExport())], { stdout: failing(code), stderr });
    stderr.end();
    expect(await text(stderr)).toBe(`ce-referrals: The output cannot be written: ${why}.\n`);
    expect(exitCode).toBe(2);
  });
});

describe('output', () => {
  it('waits for a slow reader, and writes every line in order', async () => {
    let written = '';
    let waiting = 0;
    const slow = new Writable({
      decodeStrings: false,
      write(piece: string, _encoding, done) {
        waiting += 1;
        expect(waiting).toBe(1);
        setImmediate(() => {
          waiting -= 1;
          written += piece;
          done();
        });
      },
    });
    const out = output(slow);
    const lines = Array.from({ length: 5000 }, (_, index) => `line ${index} ${'x'.repeat(50)}`);
    for (const line of lines) await out.line(line);
    await out.end();
    expect(written).toBe(`${lines.join('\n')}\n`);
  });

  it('takes a reader that has gone away for no error', async () => {
    const out = output(failing('EPIPE'));
    await out.line('a');
    await out.end();
    expect(out.gone).toBe(true);
  });

  it('rejects on any other failure of its stream', async () => {
    const out = output(failing('ENOSPC'));
    await out.line('a');
    await expect(out.end()).rejects.toThrow('The output cannot be written: the disk is full.');
    expect(out.gone).toBe(false);
  });
});
