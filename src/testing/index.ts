/**
 * For test suites: arbitraries for fast-check, and given / when / then. Everything that ends in `Arb` is an
 * arbitrary, or a function that gives one. fast-check is a peer of this entry; no test runner is imported.
 *
 * @module ce-referrals/testing
 */
export { actorArb } from './arbitraries/actors.js';
export { type AlmostLegalCommand, almostLegalCommandArb } from './arbitraries/almost-legal-commands.js';
export {
  type AlmostLegalHistory,
  almostLegalHistoryArb,
  BREAKABLE_CODES,
  type BreakableCode,
  type ToAudit,
} from './arbitraries/almost-legal-histories.js';
export { anyHistoryArb } from './arbitraries/any-histories.js';
export type { Scene } from './arbitraries/apt-commands.js';
export { commandArb, commandOfArb } from './arbitraries/commands.js';
export { calendarDateArb, dateTimeArb, unrealDateArb } from './arbitraries/dates.js';
export { entryEventArb, entryEventOfArb, importEventArb, importEventOfArb } from './arbitraries/events.js';
export { EXPORT_DAMAGES, type ExportDamage, type ExportFiles } from './arbitraries/export-damage.js';
export type { CsvEdition, EventRowCounts } from './arbitraries/export-tables.js';
export type { CsvDialect } from './arbitraries/export-text.js';
export {
  type ExportOptions,
  exportArb,
  exportSourceOf,
  type GeneratedExport,
} from './arbitraries/exports.js';
export {
  garbageEventArb,
  jumbledHistoryArb,
  junkArb,
  spoiledEventArb,
} from './arbitraries/garbage-events.js';
export {
  type Cast,
  castArb,
  commandIdArb,
  enrollmentIdArb,
  householdIdArb,
  idArb,
  organizationIdArb,
  personalIdArb,
  projectIdArb,
  referralIdArb,
  userIdArb,
} from './arbitraries/ids.js';
export { type ImportedHistory, importedHistoryArb } from './arbitraries/imported-histories.js';
export { knownArb } from './arbitraries/known.js';
export { type LegalHistory, legalHistoryArb } from './arbitraries/legal-histories.js';
export { anyPolicyArb, policyArb } from './arbitraries/policies.js';
export { reasonArb, reasonListArb, reasonListsArb } from './arbitraries/reasons.js';
export { conformance, type ConformanceOptions } from './conformance/conformance.js';
export { NotConforming } from './conformance/failure.js';
export type {
  CallOptions,
  Implementation,
  ReportedAudit,
  ReportedDecision,
  ReportedFinding,
  ReportedRule,
} from './conformance/implementation.js';
export {
  type AuditCase,
  type DecideCase,
  type FoldCase,
  publishedVectors,
  type VectorAccepted,
  type VectorAudit,
  type VectorCase,
  type VectorCaseBase,
  type VectorFile,
  type VectorFold,
  type VectorRefused,
  type Vectors,
} from './conformance/published-vectors.js';
export { type Given, type GivenOptions, given, type Then } from './given.js';
export type { Difference } from './differences.js';
export { ExpectationFailed, GivenMisused, type Outcome } from './given-failed.js';
export type { GivenImplementation } from './given-implementation.js';
export { type LogConformanceOptions, logConformance } from './log-conformance/log-conformance.js';
export type { LogUnderTest } from './log-conformance/under-test.js';
