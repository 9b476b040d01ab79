import { rule as characterNotAllowed } from './character-not-allowed.js';
import { rule as charactersDamaged } from './characters-damaged.js';
import { rule as columnMissing } from './column-missing.js';
import { rule as columnNameNotHuds } from './column-name-not-huds.js';
import { rule as columnTwice } from './column-twice.js';
import { rule as dateWithoutResult } from './date-without-result.js';
import { rule as duplicateKey } from './duplicate-key.js';
import { rule as enrollmentAmbiguous } from './enrollment-ambiguous.js';
import { rule as enrollmentNotInExport } from './enrollment-not-in-export.js';
import { rule as eventAfterExit } from './event-after-exit.js';
import { rule as exportNotOneRow } from './export-not-one-row.js';
import { rule as exportNotNewer } from './export-not-newer.js';
import { rule as factVanished } from './fact-vanished.js';
import { rule as fileCutShort } from './file-cut-short.js';
import { rule as fileMissing } from './file-missing.js';
import { rule as fileNameNotHuds } from './file-name-not-huds.js';
import { rule as fileNotUtf8 } from './file-not-utf-8.js';
import { rule as fileUnreadable } from './file-unreadable.js';
import { rule as idTooLong } from './id-too-long.js';
import { rule as lineTooLong } from './line-too-long.js';
import { rule as localRowWithoutReferral } from './local-row-without-referral.js';
import { rule as locationNotAProject } from './location-not-a-project.js';
import { rule as neitherAcknowledgedNorResolved } from './neither-acknowledged-nor-resolved.js';
import { rule as organizationNotInExport } from './organization-not-in-export.js';
import { rule as outstandingReferral } from './outstanding-referral.js';
import { rule as quotesTorn } from './quotes-torn.js';
import { rule as reasonDateWithoutReason } from './reason-date-without-reason.js';
import { rule as reasonWithoutItsDate } from './reason-without-its-date.js';
import { rule as referralDeleted } from './referral-deleted.js';
import { rule as referralVanished } from './referral-vanished.js';
import { rule as resultingEnrollmentNotInExport } from './resulting-enrollment-not-in-export.js';
import { rule as resultOnATypeThatTakesNone } from './result-on-a-type-that-takes-none.js';
import { rule as rowRagged } from './row-ragged.js';
import { rule as unknownEventCode } from './unknown-event-code.js';
import { rule as unknownResultCode } from './unknown-result-code.js';
import { rule as valueMissing } from './value-missing.js';
import { rule as valueNotInHudsForm } from './value-not-in-huds-form.js';
import { rule as valueUnreadable } from './value-unreadable.js';
import type { CsvRule, CsvRuleCode } from './rule.js';

/** The rules on HUD CSV files, by code. */
const CSV_RULE: Readonly<Record<CsvRuleCode, CsvRule>> = /* @__PURE__ */ Object.freeze({
  'file-missing': fileMissing,
  'file-unreadable': fileUnreadable,
  'file-cut-short': fileCutShort,
  'file-name-not-huds': fileNameNotHuds,
  'file-not-utf-8': fileNotUtf8,
  'column-missing': columnMissing,
  'column-twice': columnTwice,
  'column-name-not-huds': columnNameNotHuds,
  'quotes-torn': quotesTorn,
  'line-too-long': lineTooLong,
  'row-ragged': rowRagged,
  'characters-damaged': charactersDamaged,
  'value-missing': valueMissing,
  'value-unreadable': valueUnreadable,
  'value-not-in-huds-form': valueNotInHudsForm,
  'duplicate-key': duplicateKey,
  'export-not-one-row': exportNotOneRow,
  'organization-not-in-export': organizationNotInExport,
  'enrollment-not-in-export': enrollmentNotInExport,
  'location-not-a-project': locationNotAProject,
  'unknown-event-code': unknownEventCode,
  'unknown-result-code': unknownResultCode,
  'result-on-a-type-that-takes-none': resultOnATypeThatTakesNone,
  'date-without-result': dateWithoutResult,
  'event-after-exit': eventAfterExit,
  'outstanding-referral': outstandingReferral,
  'neither-acknowledged-nor-resolved': neitherAcknowledgedNorResolved,
  'enrollment-ambiguous': enrollmentAmbiguous,
  'local-row-without-referral': localRowWithoutReferral,
  'resulting-enrollment-not-in-export': resultingEnrollmentNotInExport,
  'reason-without-its-date': reasonWithoutItsDate,
  'reason-date-without-reason': reasonDateWithoutReason,
  'id-too-long': idTooLong,
  'character-not-allowed': characterNotAllowed,
  'export-not-newer': exportNotNewer,
  'referral-vanished': referralVanished,
  'referral-deleted': referralDeleted,
  'fact-vanished': factVanished,
});

/** The rules on HUD CSV files, in one list: from the files over their rows to the referrals in them. */
export const CSV_RULES: readonly CsvRule[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.values(CSV_RULE),
);
