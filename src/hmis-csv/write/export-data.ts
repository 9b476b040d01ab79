import type { CalendarDate, DateTime } from '../../referral/calendar-date.js';
import type { EXPORT_FILE } from './columns.js';
import { hudTime, type Values } from './row-text.js';

/** What Export.csv says about an export that is written. The required ones are those that HUD requires. */
export interface ExportData {
  /** HUD's ExportID: it stands in every row of every file. 1 to 32 characters. */
  readonly exportId: string;
  /** HUD's SourceType: 1 a CoC's HMIS, 2 an agency's own application, 3 a data warehouse, 4 other. */
  readonly sourceType: number;
  /** HUD's SourceID: for source type 1 the CoC's code. */
  readonly sourceId?: string;
  /** The organization that exports. */
  readonly sourceName?: string;
  /** The first name of whom to ask. */
  readonly sourceContactFirst?: string;
  /** The last name of whom to ask. */
  readonly sourceContactLast?: string;
  /** The telephone number of whom to ask. */
  readonly sourceContactPhone?: string;
  /** The extension of that number. */
  readonly sourceContactExtension?: string;
  /** The e-mail address of whom to ask. */
  readonly sourceContactEmail?: string;
  /** When the export was taken: HUD's ExportDate. Its clock is written, never converted. */
  readonly exportedAt: DateTime;
  /** The first day of its period. */
  readonly startDate: CalendarDate;
  /** The last day of its period. */
  readonly endDate: CalendarDate;
  /** The software that exports. */
  readonly softwareName?: string;
  /** Its version. */
  readonly softwareVersion?: string;
  /** The version of HUD's specification, such as `2026 v1.0`. */
  readonly csvVersion: string;
  /** HUD's ExportPeriodType: 1 updated, 2 effective, 3 reporting period, 4 other. */
  readonly exportPeriodType: number;
  /** HUD's ExportDirective: 1 delta refresh, 2 full refresh, 3 other. */
  readonly exportDirective: number;
  /** HUD's HashStatus: 1 not hashed; the others say how. */
  readonly hashStatus: number;
  /** HUD's ImplementationID. */
  readonly implementationId: string;
}

/** The one row of Export.csv. */
export function exportRow(data: ExportData): Values<typeof EXPORT_FILE> {
  return {
    ExportID: data.exportId,
    SourceType: data.sourceType,
    SourceID: data.sourceId,
    SourceName: data.sourceName,
    SourceContactFirst: data.sourceContactFirst,
    SourceContactLast: data.sourceContactLast,
    SourceContactPhone: data.sourceContactPhone,
    SourceContactExtension: data.sourceContactExtension,
    SourceContactEmail: data.sourceContactEmail,
    ExportDate: hudTime(data.exportedAt) ?? data.exportedAt,
    ExportStartDate: data.startDate,
    ExportEndDate: data.endDate,
    SoftwareName: data.softwareName,
    SoftwareVersion: data.softwareVersion,
    CSVVersion: data.csvVersion,
    ExportPeriodType: data.exportPeriodType,
    ExportDirective: data.exportDirective,
    HashStatus: data.hashStatus,
    ImplementationID: data.implementationId,
  };
}
