import {
  type ExportData,
  type History,
  type HistoryWithUnknowable,
  type WriteFinding,
  writeExport,
} from 'ce-referrals/hmis-csv';

/** What Export.csv says in these tests: taken after everything in them. */
export const EXPORTED: ExportData = {
  exportId: 'x1',
  sourceType: 1,
  sourceId: 'XX-500',
  exportedAt: '2099-12-31T06:00:00',
  startDate: '1900-01-01',
  endDate: '2099-12-31',
  csvVersion: '2026 v1.0',
  exportPeriodType: 3,
  exportDirective: 2,
  hashStatus: 1,
  implementationId: 'XX-500-TEST',
};

export interface WrittenFiles {
  readonly files: Readonly<Record<string, string>>;
  readonly findings: readonly WriteFinding[];
}

/** Writes histories into files in memory. */
export async function writeFiles(
  histories: Iterable<History | HistoryWithUnknowable> | AsyncIterable<History | HistoryWithUnknowable>,
  exported: ExportData = EXPORTED,
): Promise<WrittenFiles> {
  const files: Record<string, string> = {};
  const findings: WriteFinding[] = [];
  for await (const written of writeExport(histories, exported)) {
    if (written.kind === 'text') files[written.file] = (files[written.file] ?? '') + written.text;
    else findings.push(written);
  }
  return { files, findings };
}
