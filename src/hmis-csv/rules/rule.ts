import type { RuleWords, Severity } from '../../referral/rules/rule.js';

/** The stable code of a rule on HUD CSV files: the name of the fault. Match on it, never on the message. */
export type CsvRuleCode =
  | 'file-missing'
  | 'file-unreadable'
  | 'file-cut-short'
  | 'file-name-not-huds'
  | 'file-not-utf-8'
  | 'column-missing'
  | 'column-twice'
  | 'column-name-not-huds'
  | 'quotes-torn'
  | 'line-too-long'
  | 'row-ragged'
  | 'characters-damaged'
  | 'value-missing'
  | 'value-unreadable'
  | 'value-not-in-huds-form'
  | 'duplicate-key'
  | 'export-not-one-row'
  | 'organization-not-in-export'
  | 'enrollment-not-in-export'
  | 'location-not-a-project'
  | 'unknown-event-code'
  | 'unknown-result-code'
  | 'result-on-a-type-that-takes-none'
  | 'date-without-result'
  | 'event-after-exit'
  | 'outstanding-referral'
  | 'neither-acknowledged-nor-resolved'
  | 'enrollment-ambiguous'
  | 'local-row-without-referral'
  | 'resulting-enrollment-not-in-export'
  | 'reason-without-its-date'
  | 'reason-date-without-reason'
  | 'id-too-long'
  | 'character-not-allowed'
  | 'fact-vanished'
  | 'referral-vanished'
  | 'referral-deleted'
  | 'export-not-newer';

/** A rule that needs rows or files which no event holds. Where the core has a rule for a fault, that is used. */
export interface CsvRule extends RuleWords {
  /** The fault, in kebab-case: stable for ever. */
  readonly code: CsvRuleCode;
  /** An error makes the audit's exit code 1; a warning does not. */
  readonly severity: Severity;
  /** What must be given beside one export of HUD's files for the rule to look at anything. */
  readonly needs?: 'local-fields' | 'two-exports' | 'histories';
}
