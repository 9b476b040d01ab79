import { createHash } from 'node:crypto';
import { auditExport, type SliceableBytes, zipSource } from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import { makeZip, type ZipFile } from './make-zip.js';
import { memorySource, SOUND, smallExport } from './small-export.js';

// With a finding: the result is dated before the referral.
const SAMPLE = smallExport({ events: [{ ...SOUND, ResultDate: '2026-01-30' }] });
const FILES: readonly ZipFile[] = Object.entries(SAMPLE).map(([path, text]) => ({ path, text }));

const blobOf = (bytes: Uint8Array<ArrayBuffer>): Blob => new Blob([bytes]);
const zipOf = (...files: readonly ZipFile[]): Blob => blobOf(makeZip(files));
const inFolder = (folder: string): readonly ZipFile[] =>
  FILES.map((file) => ({ ...file, path: folder + file.path }));
const withChanged = (path: string, change: Partial<ZipFile>): Blob =>
  zipOf(...FILES.map((file) => (file.path === path ? { ...file, ...change } : file)));
const refused = (code: string) => expect.objectContaining({ name: 'HmisCsvError', code });

const expected = await auditExport(memorySource(SAMPLE));

/** Bytes that count what is asked of them. */
function counting(bytes: Uint8Array<ArrayBuffer>) {
  const asked: number[] = [];
  const zip: SliceableBytes = {
    size: bytes.length,
    slice: (start, end) => ({
      async arrayBuffer() {
        asked.push(end - start);
        return bytes.slice(start, end).buffer;
      },
    }),
  };
  return { zip, asked };
}

async function lengthOf(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const chunk of bytes) length += chunk.length;
  return length;
}

async function damagedFiles(zip: Blob): Promise<readonly string[]> {
  const { findings } = await auditExport(zipSource(zip));
  return findings
    .filter(({ message }) => message.endsWith(': it is damaged in the zip.'))
    .map(({ file }) => file);
}

describe('An export in a zip', () => {
  it('is audited as the same files outside it are', async () => {
    expect(expected.findings).not.toEqual([]);
    expect(await auditExport(zipSource(zipOf(...FILES)))).toEqual(expected);
  });

  it('may be stored without being packed', async () => {
    const stored = FILES.map((file) => ({ ...file, method: 0 }));
    expect(await auditExport(zipSource(zipOf(...stored)))).toEqual(expected);
  });

  it.each(['export/', 'a/b/c/', 'export\\', './'])('may be in the sub-folder %s', async (folder) => {
    expect(await auditExport(zipSource(zipOf(...inFolder(folder))))).toEqual(expected);
  });

  it('may have files beside it that are no part of it', async () => {
    const source = zipSource(
      zipOf(
        { path: 'readme.txt', text: '' },
        { path: '__MACOSX/export/._Event.csv', text: '' },
        ...inFolder('export/'),
        { path: 'export/empty/', text: '', mode: 0o040755 },
        { path: 'export/older/Project.csv', text: '' },
      ),
    );
    expect(await source.names()).toEqual(Object.keys(SAMPLE));
    expect(await auditExport(source)).toEqual(expected);
  });

  it('is refused where a second folder holds one', async () => {
    for (const path of ['older/Event.csv', 'older/export.csv', 'Event.csv']) {
      const zip = zipOf(...inFolder('export/'), { path, text: '' });
      await expect(zipSource(zip).names()).rejects.toThrow(refused('several-exports'));
    }
  });

  it('is refused where a file is there twice', async () => {
    const zip = zipOf(...FILES, { path: 'Project.csv', text: '' });
    await expect(zipSource(zip).names()).rejects.toThrow(refused('several-exports'));
  });

  it('can be read again', async () => {
    const source = zipSource(zipOf(...FILES));
    await auditExport(source);
    expect(await auditExport(source)).toEqual(expected);
  });
});

describe('A zip that is not what it should be', () => {
  it.each(['../Event.csv', 'a/../../x', '..', 'a/..', '/etc/x', '\\x', 'C:x', 'c:\\x', 'a\\..\\x'])(
    'is refused for the path %s',
    async (path) => {
      const zip = zipOf(...FILES, { path, text: '' });
      await expect(auditExport(zipSource(zip))).rejects.toThrow(refused('zip-path-climbs-out'));
    },
  );

  it.each(['a..b/x', '..x', 'x..', '.../x', 'a/.x', 'ab:x'])('is read with the path %s', async (path) => {
    expect(await auditExport(zipSource(zipOf(...FILES, { path, text: '' })))).toEqual(expected);
  });

  it('is refused for a symbolic link, and read with any other kind of mode', async () => {
    const withMode = (mode: number) => auditExport(zipSource(withChanged('Event.csv', { mode })));
    await expect(withMode(0o120777)).rejects.toThrow(refused('zip-holds-link'));
    for (const mode of [0, 0o644, 0o100600]) expect(await withMode(mode)).toEqual(expected);
  });

  it('is refused where anything in it is encrypted', async () => {
    const zip = zipOf(...FILES, { path: 'other/secret.txt', text: 'x', flags: 1 });
    await expect(auditExport(zipSource(zip))).rejects.toThrow(refused('zip-encrypted'));
  });

  it('is refused one byte above the limit, and read at the limit', async () => {
    const other = { path: 'other/big.txt', text: 'x'.repeat(1000) };
    const zip = zipOf(...FILES, other);
    const size = [...FILES, other].reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    const read = (maxUnpackedBytes: number) => auditExport(zipSource(zip, { maxUnpackedBytes }));
    expect(await read(size)).toEqual(expected);
    await expect(read(size - 1)).rejects.toThrow(refused('zip-too-large'));
  });

  it('is refused above 2 GB where no limit is set', async () => {
    const declaring = (declared: number) =>
      zipSource(zipOf(...FILES, { path: 'other/big.txt', text: '', declared })).names();
    await expect(declaring(2_000_000_000)).rejects.toThrow(refused('zip-too-large'));
    expect(await declaring(1_999_000_000)).toEqual(Object.keys(SAMPLE));
  });

  it.each([
    [0, 1],
    [8, 1],
    [8, 300_000],
  ])(
    'is refused where a file packed by method %i unpacks to %i bytes more than it says',
    async (method, more) => {
      const text = SAMPLE['Event.csv'] + '\n'.repeat(more);
      const zip = withChanged('Event.csv', { text, method, declared: SAMPLE['Event.csv']!.length });
      await expect(auditExport(zipSource(zip))).rejects.toThrow(refused('zip-too-large'));
      expect(await auditExport(zipSource(withChanged('Event.csv', { text, method })))).toEqual(expected);
    },
  );

  it('is refused where it holds more files than an export can have', async () => {
    const many = Array.from({ length: 10_001 }, (_, index) => ({ path: `x/${index}`, text: '', method: 0 }));
    await expect(zipSource(zipOf(...many)).names()).rejects.toThrow(refused('zip-too-large'));
    await expect(zipSource(zipOf(...many.slice(1))).names()).resolves.toEqual([]);
  }, 60_000);

  it('is refused where its directory is too large to be one', async () => {
    const withDirectoryOf = (length: number): Blob => {
      const end = Buffer.from(makeZip([]));
      end.writeUInt16LE(1, 8);
      end.writeUInt16LE(1, 10);
      end.writeUInt32LE(length, 12);
      return new Blob([new Uint8Array(length), end]);
    };
    const most = 16 * 1024 * 1024;
    await expect(zipSource(withDirectoryOf(most + 1)).names()).rejects.toThrow(refused('zip-too-large'));
    await expect(zipSource(withDirectoryOf(most)).names()).rejects.toThrow(refused('zip-unreadable'));
  });

  it('is refused wherever it was cut', async () => {
    const whole = makeZip(FILES.slice(-1));
    for (let length = 0; length < whole.length; length += 1) {
      const names = zipSource(blobOf(whole.slice(0, length))).names();
      await expect(names).rejects.toThrow(refused('zip-unreadable'));
    }
  }, 60_000);

  it('is refused where it is no zip', async () => {
    for (const text of ['', SAMPLE['Event.csv']!, 'PK\x05\x06', '\x89PNG\r\n'.repeat(100)]) {
      await expect(zipSource(new Blob([text])).names()).rejects.toThrow(refused('zip-unreadable'));
    }
  });

  it('says why in one sentence that names nothing of it', async () => {
    const zip = zipOf(...FILES, { path: '../client-1.csv', text: '' });
    const error = await zipSource(zip)
      .names()
      .catch((thrown: Error) => thrown);
    expect(error).toHaveProperty('message', 'The zip holds a path that leads out of it.');
  });
});

describe('A file in a zip', () => {
  it('is a finding where it is damaged', async () => {
    const bytes = makeZip(FILES);
    // In the middle of the packed data of Enrollment.csv, which the local header's name comes before.
    const name = Buffer.from(bytes).indexOf('Enrollment.csv');
    bytes[name + 60]! ^= 0xff;
    expect(await damagedFiles(blobOf(bytes))).toEqual(['Enrollment.csv']);
  });

  it('is a finding where its place in the zip holds no file', async () => {
    const bytes = makeZip(FILES);
    // The signature, 30 bytes before the name.
    bytes[Buffer.from(bytes).indexOf('Project.csv') - 30] = 0;
    expect(await damagedFiles(blobOf(bytes))).toEqual(['Project.csv']);
  });

  it('is a finding where its bytes are not those that were packed, though they unpack', async () => {
    const bytes = makeZip(FILES.map((file) => ({ ...file, method: 0 })));
    const at = Buffer.from(bytes).indexOf('2026-01-20,household-1');
    bytes[at] = '3'.charCodeAt(0);
    expect(await damagedFiles(blobOf(bytes))).toEqual(['Enrollment.csv']);
  });

  it('is a finding where it is packed in another way than HUD’s', async () => {
    const { findings } = await auditExport(zipSource(withChanged('Project.csv', { method: 12 })));
    const unreadable = findings.filter(({ code }) => code === 'file-unreadable');
    expect(unreadable).toMatchObject([
      { file: 'Project.csv', message: expect.stringMatching(/: it is packed in a way that is not read\.$/) },
    ]);
  });

  it('is found out as damaged at its end too, where its beginning was read already', async () => {
    const rows = 'ev-9,ce-1,client-1,2026-01-20,4,,,,,,,,,,\n'.repeat(30_000);
    const bytes = makeZip([{ path: 'Event.csv', text: SAMPLE['Event.csv'] + rows, method: 0 }]);
    bytes[Buffer.from(bytes).lastIndexOf('ev-9')] = 'x'.charCodeAt(0);
    const { findings } = await auditExport(zipSource(blobOf(bytes)));
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'file-cut-short', severity: 'error', file: 'Event.csv' }),
    );
  });

  it.each([0, 8])(
    'is read in pieces, and no further than asked, packed by method %i',
    async (method) => {
      // It packs to half: no part of it comes again within what the packing looks back on.
      const block = createHash('shake256', { outputLength: 60_000 }).digest('hex');
      const text = block.repeat(150);
      const bytes = makeZip([...FILES, { path: 'Other.csv', text, method }]);
      const { zip, asked } = counting(bytes);
      const source = zipSource(zip);
      await source.names();
      asked.length = 0;
      for await (const chunk of source.open('Other.csv')) {
        expect(chunk.length).toBeLessThanOrEqual(256 * 1024);
        break;
      }
      expect(asked.reduce((sum, length) => sum + length, 0)).toBeLessThan(bytes.length / 2);
      expect(await lengthOf(source.open('Other.csv'))).toBe(text.length);
      expect(Math.max(...asked)).toBeLessThanOrEqual(256 * 1024);
    },
    60_000,
  );
});
