import { type ReadProgress, readExport } from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import { memorySource, SOUND, smallExport } from './small-export.js';

const EVENTS = 20_000;
const files = smallExport({
  events: Array.from({ length: EVENTS }, (_, index) => ({ ...SOUND, EventID: `ev-${index}` })),
});

async function progressOf(source = memorySource(files, 64 * 1024)): Promise<readonly ReadProgress[]> {
  const told: ReadProgress[] = [];
  await readExport(source, { onProgress: (progress) => told.push(progress) });
  return told;
}

describe('the progress of reading', () => {
  it('names each file, and ends with all its bytes and rows', async () => {
    const last = new Map((await progressOf()).map((progress) => [progress.file, progress]));
    for (const [file, text] of Object.entries(files)) {
      const bytes = new TextEncoder().encode(text).length;
      expect(last.get(file)).toStrictEqual({ file, bytes, rows: text.trimEnd().split('\n').length - 1 });
    }
  });

  it('is told while a file is read, and never goes back', async () => {
    const events = (await progressOf()).filter(({ file }) => file === 'Event.csv');
    expect(events.length).toBeGreaterThan(10);
    for (const [index, { bytes, rows }] of events.slice(1).entries()) {
      expect(bytes).toBeGreaterThanOrEqual(events[index]!.bytes);
      expect(rows).toBeGreaterThanOrEqual(events[index]!.rows);
    }
    expect(events[0]!.rows).toBeLessThan(EVENTS / 2);
  });

  it('ends the reading where whoever is told throws', async () => {
    const enough = new Error('enough');
    const onProgress = (): void => {
      throw enough;
    };
    await expect(readExport(memorySource(files), { onProgress })).rejects.toBe(enough);
  });
});
