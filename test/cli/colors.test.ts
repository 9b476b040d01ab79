import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { WriteStream } from 'node:tty';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { colorsOf } from '../../src/cli/colors.js';
import { run } from '../../src/cli/run.js';
import { SOUND, smallExport } from '../hmis-csv/small-export.js';
import { exportFolders } from './export-folder.js';

const folderOf = exportFolders();
const EVENTS = [
  { ...SOUND, ResultDate: '' },
  { ...SOUND, EventID: 'ev-2', LocationCrisisOrPHHousing: '' },
];
const faulty = folderOf(smallExport({ events: EVENTS }));

// What a terminal says of its colors, on a stream that a test can read.
class Terminal extends PassThrough {
  hasColors(): boolean {
    return WriteStream.prototype.hasColors.call(this, 16);
  }

  getColorDepth(): number {
    return WriteStream.prototype.getColorDepth.call(this, process.env);
  }
}

async function audited(stdout: PassThrough, ...flags: readonly string[]): Promise<string> {
  const written = text(stdout);
  await run(['audit', faulty, ...flags], { stdout, stderr: new PassThrough() });
  stdout.end();
  return written;
}

const ESCAPE = '\u001b[';

describe('the colors of an audit', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const onTerminal = (env: Readonly<Record<string, string>>): Terminal => {
    for (const name of ['NO_COLOR', 'FORCE_COLOR', 'TERM', 'COLORTERM', 'CI', 'TMUX'])
      vi.stubEnv(name, undefined);
    vi.stubEnv('TERM', 'xterm-256color');
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    return new Terminal();
  };

  it('set errors and warnings off on a terminal, and end where the word ends', async () => {
    const shown = await audited(onTerminal({}));
    expect(shown).toContain('\n\u001b[31mErrors\u001b[39m\n');
    expect(shown).toContain('\n\u001b[33mWarnings\u001b[39m\n');
    expect(shown).toContain('\n  \u001b[1mresult-date-missing\u001b[22m (1)\n');
  });

  it.each([[{ NO_COLOR: '1' }], [{ TERM: 'dumb' }]])('are left out with %j', async (env) => {
    expect(await audited(onTerminal(env))).not.toContain(ESCAPE);
  });

  it('are left out of a pipe, of a file, and of JSON', async () => {
    expect(await audited(new PassThrough())).not.toContain(ESCAPE);
    expect(await audited(onTerminal({}), '--json')).not.toContain(ESCAPE);
  });

  it('change no word of the text', async () => {
    const { strong } = colorsOf(onTerminal({}));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken off.
    const bare = (shown: string) => shown.replaceAll(/\u001b\[\d+m/g, '');
    expect(bare(strong('code'))).toBe('code');
    expect(bare(await audited(onTerminal({})))).toBe(await audited(new PassThrough()));
  });
});
