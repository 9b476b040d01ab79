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

  const failing = (code: string) =>
    new Writable({
      write(_piece, _encoding, done) {
        done(Object.assign(new Error('no'), { code }));
      },
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
    await expect(out.end()).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(out.gone).toBe(false);
  });
});
