/**
 * HUD HMIS CSV exports: each housing referral as a history, and an audit of all of them. Reads from any source
 * of bytes; a folder on Node is `ce-referrals/hmis-csv/node`. Client.csv is never opened.
 *
 * @module ce-referrals/hmis-csv
 */
export {
  auditExport,
  auditHistories,
  type CsvAudit,
  type CsvAuditOptions,
} from './audit-export.js';
export { blobSource, type NamedBlob } from './blob-source.js';
export type { ByteRead, ByteReader, ByteStream } from './byte-stream.js';
export {
  type ComparisonCounts,
  compareExports,
  type ExportComparison,
  type ReferralChange,
} from './compare-exports.js';
export { HmisCsvError, type HmisCsvErrorCode, isHmisCsvError } from './errors.js';
export type { EventCounts } from './event-rows.js';
export type { ExportInfo } from './export-info.js';
export type { CsvExpected, CsvFinding, FindingCode, Place } from './findings.js';
export type { CsvEvent } from './history.js';
export {
  type Confidence,
  type Inference,
  inferEnrollment,
  type ReferralToMatch,
  type Stay,
} from './infer-enrollment.js';
export type { NotChecked } from './not-checked.js';
export type { Projects } from './projects.js';
export type { Q10Counts, ReportRange } from './q10/count-rows.js';
export { type Q10, q10 } from './q10/q10.js';
export { q10Csv } from './q10/q10-csv.js';
export type { AssessmentLevel, Q10AssessmentRow, Q10EventRow, Q10Table } from './q10/q10-table.js';
export { type CsvExport, type CsvReferral, type ReadOptions, readExport } from './read-export.js';
export { LOCAL_MEANINGS, type LocalField, type LocalMeaning } from './local-fields.js';
export {
  type LocalFieldsNotParsed,
  type ParsedLocalFields,
  parseLocalFields,
  safeParseLocalFields,
} from './local-fields-parse.js';
export {
  isLocalFieldsRefused,
  type LocalFieldsIssue,
  type LocalFieldsIssueCode,
  LocalFieldsRefused,
} from './local-fields-refused.js';
export { CSV_RULES } from './rules/index.js';
export type { CsvRule, CsvRuleCode } from './rules/rule.js';
export type { ExportSource } from './source.js';
export type { ReadProgress } from './table.js';
export type { ExportData } from './write/export-data.js';
export { NOT_HELD, type NotHeld, type NotHeldCode, notHeldOf } from './write/not-held.js';
export type { History, HistoryWithUnknowable } from './write/told-history.js';
export {
  WRITTEN_LOCAL_FIELDS,
  type WriteFinding,
  type WrittenText,
  writeExport,
} from './write/write-export.js';
export type { SliceableBytes, SlicedBytes } from './zip-bytes.js';
export { type ZipOptions, zipSource } from './zip-source.js';
