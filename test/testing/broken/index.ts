import type { Broken } from './broken.js';
import { cleanRefused } from './clean-refused.js';
import { commandFrozen } from './command-frozen.js';
import { constructorType } from './constructor-type.js';
import { copyWhereRefused } from './copy-where-refused.js';
import { eventKept } from './event-kept.js';
import { eventMutated } from './event-mutated.js';
import { everythingOffered } from './everything-offered.js';
import { firstFindingOnly } from './first-finding-only.js';
import { firstViolationOnly } from './first-violation-only.js';
import { neverEnds } from './never-ends.js';
import { notFrozen } from './not-frozen.js';
import { nothingOffered } from './nothing-offered.js';
import { promises } from './promises.js';
import { remembers } from './remembers.js';
import { replayFromTheBeginning } from './replay-from-the-beginning.js';
import { resultDatedWhenRecorded } from './result-dated-when-recorded.js';
import { retryRecordedTwice } from './retry-recorded-twice.js';
import { roleForgotten } from './role-forgotten.js';
import { secondResult } from './second-result.js';
import { secondResultDecided } from './second-result-decided.js';
import { stateMutated } from './state-mutated.js';
import { throwsOnUnknown } from './throws-on-unknown.js';
import { voidForgets } from './void-forgets.js';
import { warningAsError } from './warning-as-error.js';
import { wrongWarning } from './wrong-warning.js';

/** Every broken implementation, by its file's name. */
export const BROKEN: Readonly<Record<string, Broken>> = {
  'clean-refused': cleanRefused,
  'command-frozen': commandFrozen,
  'constructor-type': constructorType,
  'copy-where-refused': copyWhereRefused,
  'event-kept': eventKept,
  'event-mutated': eventMutated,
  'everything-offered': everythingOffered,
  'first-finding-only': firstFindingOnly,
  'first-violation-only': firstViolationOnly,
  'never-ends': neverEnds,
  'not-frozen': notFrozen,
  'nothing-offered': nothingOffered,
  promises: promises,
  remembers: remembers,
  'replay-from-the-beginning': replayFromTheBeginning,
  'result-dated-when-recorded': resultDatedWhenRecorded,
  'retry-recorded-twice': retryRecordedTwice,
  'role-forgotten': roleForgotten,
  'second-result': secondResult,
  'second-result-decided': secondResultDecided,
  'state-mutated': stateMutated,
  'throws-on-unknown': throwsOnUnknown,
  'void-forgets': voidForgets,
  'warning-as-error': warningAsError,
  'wrong-warning': wrongWarning,
};
