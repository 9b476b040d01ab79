import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { build } from 'esbuild';
import { auditExport, type q10 } from 'ce-referrals/hmis-csv';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from './make-zip.js';
import { memorySource, SOUND, smallExport } from './small-export.js';

type Entry = typeof import('ce-referrals/hmis-csv');

const root = fileURLToPath(new URL('../..', import.meta.url));

// What browsers have, and nothing that only Node has.
const WEB = {
  Blob,
  File,
  TextDecoder,
  TextEncoder,
  ReadableStream,
  WritableStream,
  TransformStream,
  DecompressionStream,
  DOMException,
  URL,
  setTimeout,
  clearTimeout,
};

const SAMPLE = smallExport({ events: [{ ...SOUND, ResultDate: '2026-01-30' }] });
const files = Object.entries(SAMPLE).map(([name, text]) => new File([text], name));
const zip = new Blob([makeZip(Object.entries(SAMPLE).map(([path, text]) => ({ path, text })))]);
// Values of another realm are equal in what they hold, not in what they are.
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));

let entry: Entry;
let imported: readonly string[];
const context = createContext({ ...WEB });

beforeAll(async () => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: "export * from 'ce-referrals/hmis-csv'", resolveDir: root },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'entry',
    // Without the paths that lead to the sources.
    tsconfigRaw: {},
    logLevel: 'error',
  });
  imported = Object.keys(metafile.inputs);
  new Script(outputFiles[0]!.text).runInContext(context);
  entry = (context as unknown as { entry: Entry }).entry;
}, 60_000);

describe('The built entry, where there is no Node', () => {
  it('is run where nothing of Node can be reached', () => {
    const reach = (code: string): unknown => new Script(code).runInContext(context);
    for (const name of ['process', 'require', 'Buffer', 'global', 'setImmediate', 'module']) {
      expect([name, reach(`typeof ${name}`)]).toEqual([name, 'undefined']);
    }
    expect(imported).toContain('dist/hmis-csv.js');
    expect(imported.filter((path) => path.includes('node-files') || path.startsWith('node:'))).toEqual([]);
  });

  it('audits files chosen in a browser', async () => {
    const audited = await entry.auditExport(entry.blobSource(files));
    expect(plain(audited)).toEqual(plain(await auditExport(memorySource(SAMPLE))));
    expect(audited.findings).not.toHaveLength(0);
  });

  it('audits a zip chosen in a browser', async () => {
    const audited = await entry.auditExport(entry.zipSource(zip));
    expect(plain(audited)).toEqual(plain(await auditExport(memorySource(SAMPLE))));
  });

  it('refuses by the same codes', async () => {
    const refused = entry.auditExport(entry.zipSource(zip.slice(0, zip.size - 1)));
    await expect(refused).rejects.toMatchObject({ code: 'zip-unreadable' });
  });

  it('counts Q10', async () => {
    const range: Parameters<typeof q10>[1] = { from: '2026-01-01', to: '2026-12-31' };
    const { table } = await entry.q10(entry.blobSource(files), range);
    expect(entry.q10Csv(table)).toContain('"Rapid re-housing opening",1,0,1,0,,');
  });
});
