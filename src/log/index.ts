/**
 * Where events are kept: the port that a store has to fill, a log in memory, handling commands over a log, and
 * following a log for projections. No I/O of its own.
 *
 * @module ce-referrals/log
 */
export { isLogError, LogError, type LogErrorCode, type LogErrorDetails } from './errors.js';
export { type FollowOptions, follow } from './follow.js';
export { type ForCommand, type Handled, type HandleOptions, type Handler, handle } from './handle.js';
export { type MemoryLog, memoryLog } from './memory.js';
export type {
  Appended,
  AppendResult,
  Conflict,
  EventLog,
  NewEvent,
  ReadAllOptions,
  ReadOptions,
} from './port.js';
