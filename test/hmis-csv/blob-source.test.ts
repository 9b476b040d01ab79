import { auditExport, blobSource, type NamedBlob } from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import { memorySource, SOUND, smallExport } from './small-export.js';

// With a finding: the result is dated before the referral.
const SAMPLE = smallExport({ events: [{ ...SOUND, ResultDate: '2026-01-30' }] });
const expected = await auditExport(memorySource(SAMPLE));

const fileOf = (name: string, text: string): File => new File([text], name);
const FILES = Object.entries(SAMPLE).map(([name, text]) => fileOf(name, text));

/** What a browser gives where a whole folder is chosen. */
const inFolder = (folder: string, files: readonly File[] = FILES): readonly NamedBlob[] =>
  files.map((file) => ({
    name: file.name,
    webkitRelativePath: `${folder}/${file.name}`,
    stream: () => file.stream(),
  }));

const several = expect.objectContaining({ name: 'HmisCsvError', code: 'several-exports' });

describe('Files chosen in a browser', () => {
  it('are audited as the same files on disk are', async () => {
    expect(expected.findings).not.toEqual([]);
    expect(await auditExport(blobSource(FILES))).toEqual(expected);
  });

  it('may be blobs that a name was given to', async () => {
    const named = Object.entries(SAMPLE).map(([name, text]) => Object.assign(new Blob([text]), { name }));
    expect(await auditExport(blobSource(named))).toEqual(expected);
  });

  it('may be a whole folder, with other folders in it', async () => {
    const older = inFolder('export/older', [fileOf('Project.csv', 'x'), fileOf('Client.csv', 'x')]);
    expect(await auditExport(blobSource([...older, ...inFolder('export')]))).toEqual(expected);
  });

  it('are refused where two folders hold an export', async () => {
    const files = [...inFolder('a'), ...inFolder('b', [fileOf('EXPORT.CSV', '')])];
    await expect(auditExport(blobSource(files))).rejects.toThrow(several);
  });

  it('are refused where two have one name', async () => {
    const files = [...FILES, fileOf('Project.csv', '')];
    await expect(auditExport(blobSource(files))).rejects.toThrow(several);
  });

  it('can be read again', async () => {
    const source = blobSource(new Set(FILES));
    await auditExport(source);
    expect(await auditExport(source)).toEqual(expected);
  });

  it('are let go of where reading stops early', async () => {
    let cancelled = 0;
    const stream = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(10)),
        cancel() {
          cancelled += 1;
        },
      });
    for await (const chunk of blobSource([{ name: 'Event.csv', stream }]).open('Event.csv')) {
      expect(chunk).toHaveLength(10);
      break;
    }
    expect(cancelled).toBe(1);
  });

  it('that fail while they are read are findings', async () => {
    const gone: NamedBlob = {
      name: 'Project.csv',
      stream: () =>
        new ReadableStream<Uint8Array>({
          pull(controller) {
            controller.error(new DOMException('client-1', 'NotReadableError'));
          },
        }),
    };
    const rest = FILES.filter(({ name }) => name !== 'Project.csv');
    const { findings } = await auditExport(blobSource([gone, ...rest]));
    const unreadable = findings.filter(({ file }) => file === 'Project.csv');
    expect(unreadable).toMatchObject([{ code: 'file-unreadable' }]);
    expect(JSON.stringify(findings)).not.toContain('client-1');
  });
});
