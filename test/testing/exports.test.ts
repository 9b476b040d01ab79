import { type ReferralResult, replay } from 'ce-referrals';
import {
  auditExport,
  blobSource,
  type CsvExport,
  isHmisCsvError,
  readExport,
  WRITTEN_LOCAL_FIELDS,
} from 'ce-referrals/hmis-csv';
import {
  EXPORT_DAMAGES,
  type ExportFiles,
  exportArb,
  exportSourceOf,
  type GeneratedExport,
} from 'ce-referrals/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectEach } from './shares.js';

const read = (files: ExportFiles): Promise<CsvExport> =>
  readExport(exportSourceOf(files), { localFields: WRITTEN_LOCAL_FIELDS, infer: false });

const sample = (count: number): readonly GeneratedExport[] =>
  fc.sample(exportArb(), { numRuns: count, seed: 20260304 });

/** What an export can say of a result. */
function resultsOf({ histories }: GeneratedExport): readonly ReferralResult[] {
  return histories.flatMap((events) => {
    const state = replay(events);
    return 'result' in state ? [state.result] : [];
  });
}

describe('exportArb', () => {
  it('is read whole: every row counted as what it is, none unreadable, nothing found', async () => {
    await fc.assert(
      fc.asyncProperty(exportArb(), async ({ files, counts }) => {
        const { counts: found, findings } = await read(files);
        const { housingReferrals, otherEvents, deleted } = counts;
        const rows = housingReferrals + otherEvents + deleted;
        expect(found).toEqual({ rows, housingReferrals, otherEvents, deleted, duplicates: 0, unreadable: 0 });
        expect(findings).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('tells of each referral what its history came to', async () => {
    await fc.assert(
      fc.asyncProperty(exportArb(), async ({ files, histories }) => {
        const came = new Map(
          [...(await read(files)).referrals()].map((one) => [one.eventId, replay(one.events)]),
        );
        for (const state of histories.map((events) => replay(events))) {
          if (state.status === 'not-referred') continue;
          const { referralId } = state.referral;
          const expected = state.status === 'voided' ? undefined : state.status;
          expect(came.get(referralId)?.status).toBe(expected);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives blobs that read alike', async () => {
    const [{ files, counts }] = sample(1) as [GeneratedExport];
    const blobs = Object.entries(files).map(([name, bytes]) => new File([new Uint8Array(bytes)], name));
    const { counts: found } = await readExport(blobSource(blobs));
    expect(found.housingReferrals).toBe(counts.housingReferrals);
  });

  it('is of every edition, with and without a byte order mark, of both line ends and every quoting', () => {
    const dialects = sample(500).map(({ dialect }) => dialect);
    const of = <K extends keyof (typeof dialects)[number]>(key: K) => dialects.map((dialect) => dialect[key]);
    expectEach(['FY2020', 'FY2022', 'FY2024', 'FY2026'], of('edition'), 0.15);
    expectEach([true, false], of('byteOrderMark'), 0.3);
    expectEach(['\n', '\r\n'], of('lineEnd'), 0.3);
    expectEach(['as-hud-says', 'all', 'where-needed'], of('quoting'), 0.2);
    expectEach([true, false], of('lastLineEnds'), 0.3);
  });

  it('has deleted rows, other events, every result and every type that a project can take', () => {
    const exports = sample(500);
    expectEach(
      ['housingReferrals', 'otherEvents', 'deleted'],
      exports.flatMap(({ counts }) =>
        Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? [kind] : [])),
      ),
      0.15,
    );
    expectEach(['client-accepted', 'client-rejected', 'provider-rejected'], exports.flatMap(resultsOf), 0.05);
    const types = exports.flatMap(({ histories }) =>
      histories.flatMap(([first]) => (first?.type === 'referred' ? [first.data.eventType] : [])),
    );
    expectEach([11, 12, 13, 14, 18], types, 0.05);
  });

  it('writes what its dialect says', () => {
    for (const { files, dialect } of sample(100)) {
      const bytes = files['Event.csv']!;
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      expect(text.startsWith('\uFEFF')).toBe(dialect.byteOrderMark);
      const ends = new Set(text.match(/\r?\n/g) ?? []);
      expect([...ends].filter((end) => end !== dialect.lineEnd)).toEqual([]);
    }
  });
});

describe('exportArb, damaged', () => {
  it.each(EXPORT_DAMAGES)('%s: an audit ends, or throws what is known by its code', async (damage) => {
    await fc.assert(
      fc.asyncProperty(exportArb({ damage }), async ({ files, damage: done }) => {
        expect(done).toBe(damage);
        await auditExport(exportSourceOf(files)).catch((error: unknown) => {
          if (!isHmisCsvError(error)) throw error;
        });
      }),
      { numRuns: 50 },
    );
  });

  it.each(EXPORT_DAMAGES)('%s: is noticed in at least one export of ten', async (damage) => {
    const exports = fc.sample(exportArb({ damage }), { numRuns: 50, seed: 7 });
    const noticed = await Promise.all(
      exports.map(async ({ files, counts }) => {
        try {
          const found = await read(files);
          return found.findings.length > 0 || found.counts.housingReferrals !== counts.housingReferrals;
        } catch (error) {
          return isHmisCsvError(error) && error.code === 'event-file-unreadable';
        }
      }),
    );
    expect(noticed.filter(Boolean).length).toBeGreaterThan(5);
  });

  it('is of every kind that was asked for', () => {
    const damage = ['file-gone', 'row-ragged'] as const;
    const done = fc.sample(exportArb({ damage }), { numRuns: 200, seed: 7 }).map((one) => one.damage);
    expectEach(damage, done, 0.3);
    expect(new Set(done).size).toBe(2);
  });
});
