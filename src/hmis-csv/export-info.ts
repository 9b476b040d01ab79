import type { CalendarDate, DateTime } from '../referral/calendar-date.js';
import { findingOf } from './findings.js';
import { EXPORT } from './hud-files.js';
import type { Row } from './row.js';
import { type Reading, readTable, reportUnread } from './table.js';

/** What Export.csv says about the export. Every field may be absent. */
export interface ExportInfo {
  /** HUD's ExportID. */
  readonly exportId?: string;
  /** When it was taken: HUD's ExportDate, with a `T` where HUD has a space. No zone, and none is made up. */
  readonly exportedAt?: DateTime;
  /** The first day of its period. */
  readonly startDate?: CalendarDate;
  /** The last day of its period. */
  readonly endDate?: CalendarDate;
  /** The version of HUD's specification, as the exporting system writes it. */
  readonly csvVersion?: string;
  /** HUD's SourceType: what kind of system made it. */
  readonly sourceType?: number;
  /** HUD's SourceID: the CoC's code, or the agency's. */
  readonly sourceId?: string;
  /** HUD's SourceName: the organization that made it. No person's name. */
  readonly sourceName?: string;
  /** HUD's SoftwareName. */
  readonly softwareName?: string;
  /** HUD's SoftwareVersion. */
  readonly softwareVersion?: string;
  /** HUD's ExportPeriodType: which rows of the period it holds. */
  readonly exportPeriodType?: number;
  /** HUD's ExportDirective: everything, or what changed. */
  readonly exportDirective?: number;
  /** HUD's HashStatus: whether names and numbers are hashed. */
  readonly hashStatus?: number;
  /** HUD's ImplementationID: names the HMIS it was taken from. */
  readonly implementationId?: string;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

// Nothing here rests on these: where one cannot be read there is none, and whoever writes an export says so.
function makerOf(row: Row<typeof EXPORT>): ExportInfo {
  const maker: Writable<ExportInfo> = {};
  const codes = {
    sourceType: 'SourceType',
    exportPeriodType: 'ExportPeriodType',
    exportDirective: 'ExportDirective',
    hashStatus: 'HashStatus',
  } as const;
  const texts = {
    sourceId: 'SourceID',
    sourceName: 'SourceName',
    softwareName: 'SoftwareName',
    softwareVersion: 'SoftwareVersion',
    implementationId: 'ImplementationID',
  } as const;
  for (const [key, column] of Object.entries(codes)) {
    const text = row.get(column);
    if (text !== undefined && /^\d{1,9}$/.test(text)) maker[key as keyof typeof codes] = Number(text);
  }
  for (const [key, column] of Object.entries(texts)) {
    const text = row.get(column);
    if (text !== undefined) maker[key as keyof typeof texts] = text;
  }
  return maker;
}

/** Reads the one row of Export.csv; the first, where there are more. */
export async function readExportInfo(reading: Reading): Promise<ExportInfo> {
  let info: ExportInfo = {};
  let rows = 0;
  const outcome = await readTable(reading, EXPORT, (row) => {
    rows += 1;
    if (rows > 1) return;
    const exportId = row.get('ExportID');
    const exportedAt = row.need('ExportDate');
    const startDate = row.get('ExportStartDate');
    const endDate = row.get('ExportEndDate');
    const csvVersion = row.get('CSVVersion');
    info = Object.freeze({
      ...(exportId === undefined ? {} : { exportId }),
      ...(exportedAt === undefined ? {} : { exportedAt }),
      ...(startDate === undefined ? {} : { startDate }),
      ...(endDate === undefined ? {} : { endDate }),
      ...(csvVersion === undefined ? {} : { csvVersion }),
      ...makerOf(row),
    });
  });
  reportUnread(outcome, EXPORT, reading.report);
  if (outcome.read && rows !== 1) {
    reading.report(findingOf('export-not-one-row', { file: EXPORT.name, detail: `this one has ${rows}` }));
  }
  return info;
}
