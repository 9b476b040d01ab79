/** What makes a call to a log, or around one, impossible to answer. */
export type LogErrorCode =
  | 'append-malformed'
  | 'event-not-json'
  | 'event-id-taken'
  | 'checkpoint-unknown'
  | 'history-not-dense'
  | 'too-many-conflicts'
  | 'event-id-missing'
  | 'command-id-reused'
  | 'stream-not-the-referral'
  | 'follow-never-wakes';

const SENTENCES: Readonly<Record<LogErrorCode, string>> = {
  'append-malformed':
    "An append needs a stream and event ids of 1 to 512 characters (no U+0000, no half of a surrogate pair), at least one event, no id twice, and as the expected version a whole number from 0 or 'any'.",
  'event-not-json': 'An event is not plain data that JSON can hold.',
  'event-id-taken':
    'An event id stands in the log already, at another place: ids must be unique in the whole log. Give each command a commandId of its own.',
  'checkpoint-unknown':
    'This is no checkpoint of this log: give the checkpoint of an event that readAll gave, unchanged.',
  'history-not-dense':
    'The log gave a stream whose versions are not 1, 2, 3 and so on: nothing was decided on it.',
  'too-many-conflicts':
    'Each time the command was decided, somebody else had appended in between. Nothing was stored: try again.',
  'event-id-missing':
    'An event id cannot be made: give the command a commandId, or handle() an eventId function that returns text.',
  'command-id-reused':
    'Another command with this commandId was recorded in this stream, with other data or by somebody else. Give each command a commandId of its own.',
  'stream-not-the-referral':
    'The stream of a referral is its referralId: this command refers under another one.',
  'follow-never-wakes':
    'follow() needs `every`, a number of milliseconds from 1, where the log has no onAppend to wake it.',
};

/**
 * What a log of this package throws, and what works on logs. Know it by its `code`, never by `instanceof`. The
 * message says what to do and names no client, stream or event. There is no `cause`: a database's own error
 * would tell them.
 */
export class LogError extends Error {
  /** Stable: tells what happened. */
  readonly code: LogErrorCode;

  /** Made by the library; a store of one's own may throw it too. */
  constructor(code: LogErrorCode) {
    super(SENTENCES[code]);
    this.name = 'LogError';
    this.code = code;
  }
}

/** Says whether something that was thrown is a {@link LogError}, from whichever copy of the package. */
export function isLogError(error: unknown): error is LogError {
  return error instanceof Error && Object.hasOwn(SENTENCES, String((error as { code?: unknown }).code));
}
