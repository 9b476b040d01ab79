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
  | 'follow-never-wakes'
  | 'connection-lost'
  | 'store-failed'
  | 'disk-full'
  | 'permission-denied'
  | 'event-too-large'
  | 'server-too-old'
  | 'schema-newer'
  | 'restored-elsewhere'
  | 'transaction-began-too-early'
  | 'url-unknown'
  | 'log-missing'
  | 'options-malformed'
  | 'jetstream-missing'
  | 'replicas-unavailable'
  | 'stream-unsafe'
  | 'peer-missing'
  | 'folder-in-use'
  | 'folder-unusable';

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
  'too-many-conflicts': 'Each time, somebody else had appended in between. Nothing was stored: try again.',
  'event-id-missing':
    'An event id cannot be made: give the command a commandId, or handle() an eventId function that returns text.',
  'command-id-reused':
    'Another command with this commandId was recorded in this stream, with other data or by somebody else. Give each command a commandId of its own.',
  'stream-not-the-referral':
    'The stream of a referral is its referralId: this command refers under another one.',
  'follow-never-wakes':
    'follow() needs `every`, a number of milliseconds from 1, where the log has no onAppend to wake it.',
  'connection-lost':
    'The connection to the database could not be made, broke or is closed: see that the server runs and is reached under this host, port and database. What was being appended is stored or not: connect again, and append the same ids at the same place, or give the same command again, to know.',
  'store-failed': 'The database refused the statement, and nothing was stored. Its own code tells why.',
  'disk-full':
    'The disk of the database is full, or the room that it was given, and nothing was stored: make room, then try again.',
  'permission-denied':
    'The user is not let in, or may not do this. In PostgreSQL it needs select and insert on ce_referrals_events and select on ce_referrals_schema; to create them once, also create on the schema. In NATS it needs to publish to $JS.API.> and to the subjects of the log, and to subscribe to its inbox and to those where the server tells of appends.',
  'event-too-large': 'An event, or a batch, is larger than the database takes, and nothing was stored.',
  'server-too-old': 'The log needs PostgreSQL 13 or later, or NATS 2.9.10 or later: upgrade the server.',
  'schema-newer':
    'The tables, or the stream, were made by a later version of ce-referrals than this one, and nothing was changed: use that version or a later one.',
  'restored-elsewhere':
    'The events carry transaction ids of another server: the tables were restored from a dump, or copied. The page on logs says how to number them anew before anything is appended.',
  'transaction-began-too-early':
    'The append stands in a transaction that wrote before the last event of the stream was recorded, and would show in readAll before it. Nothing was stored: roll back and do the work again.',
  'url-unknown':
    'This is no URL of a log. It is pglite:FOLDER, the path of a folder on this machine, or postgres://USER:PASSWORD@HOST:PORT/DATABASE, or nats://USER:PASSWORD@HOST:PORT,HOST:PORT?prefix=NAME&replicas=3&monitor=http://HOST:PORT, of which much may be left out.',
  'log-missing':
    'There is no log in this place: none was to be made, or somebody deleted it. Correct the place, or restore the log.',
  'options-malformed':
    "An option of the log has no meaning: prefix is 1 to 64 letters, digits, '_' or '-'; replicas a whole number from 1 to 5; patience a number of milliseconds.",
  'jetstream-missing':
    'The NATS server has no JetStream, or not for this account: switch it on, with jetstream {} in the configuration of the server, and jetstream: enabled in that of the account.',
  'replicas-unavailable':
    'The NATS servers cannot hold as many replicas as the log is to have: start as many servers with JetStream and room, in one cluster, or ask for fewer. A single server can hold 1.',
  'stream-unsafe':
    'The JetStream stream of this name is no log of ce-referrals, or can lose or change events, and was left as it is. It must be on file, keep to limits and have none that discards, deny deletes and purges, have as many replicas as were asked for, and hold nothing but the log. Correct it, or give another prefix.',
  'peer-missing': 'The package that this log needs is not installed beside ce-referrals.',
  'folder-in-use':
    'Another process (or this one) has the folder open, and only one may: close that one first, or share its log. For several processes use a PostgreSQL server.',
  'folder-unusable':
    'The folder cannot be opened as a log: it must be a folder on a local disk that this user may write to, empty or made by this version of PGlite or an earlier one of the same major version of PostgreSQL.',
};

/** What is told otherwise where the database says more than the code. */
const SENTENCES_BY_STATE: Readonly<Record<string, string>> = {
  '28000':
    'The database does not let this user in, from here or at all: correct the user, or what the server allows.',
  '28P01': 'The database does not let this user in: the user or the password is wrong.',
  '3D000': 'The server has no database of this name: make it, or correct the name.',
};

/** What a {@link LogError} knows beside its code. */
export interface LogErrorDetails {
  /** The database's own code. */
  readonly sqlState?: string | undefined;
  /** The package that is not installed. */
  readonly packageName?: string | undefined;
  /** JetStream's own code. */
  readonly natsCode?: number | undefined;
  /** The settings that are wrong. */
  readonly settings?: readonly string[] | undefined;
}

function messageOf(code: LogErrorCode, details: LogErrorDetails): string {
  const { sqlState, packageName, natsCode, settings } = details;
  if (packageName !== undefined) return `${SENTENCES[code]} Install it: npm install ${packageName}`;
  if (natsCode !== undefined) return `${SENTENCES[code]} (JetStream error ${natsCode})`;
  if (settings !== undefined) return `${SENTENCES[code]} Wrong here: ${settings.join(', ')}.`;
  if (sqlState === undefined) return SENTENCES[code];
  return `${SENTENCES_BY_STATE[sqlState] ?? SENTENCES[code]} (SQLSTATE ${sqlState})`;
}

/**
 * What a log of this package throws, and what works on logs. Know it by its `code`, never by `instanceof`. The
 * message says what to do and names no client, stream or event. There is no `cause`: a database's own error
 * would tell them.
 */
export class LogError extends Error {
  /** Stable: tells what happened. */
  readonly code: LogErrorCode;

  /** The database's own code, where it gave one: five characters that PostgreSQL's manual explains. */
  readonly sqlState?: string;

  /** With `peer-missing`: the package to install. */
  readonly packageName?: string;

  /** JetStream's own number for what it refused, where it gave one. */
  readonly natsCode?: number;

  /** With `stream-unsafe`: the settings of the stream that are wrong, by the names that JetStream has for them. */
  readonly settings?: readonly string[];

  /** Made by the library; a store of one's own may throw it too. */
  constructor(code: LogErrorCode, details: LogErrorDetails = {}) {
    super(messageOf(code, details));
    this.name = 'LogError';
    this.code = code;
    if (details.sqlState !== undefined) this.sqlState = details.sqlState;
    if (details.packageName !== undefined) this.packageName = details.packageName;
    if (details.natsCode !== undefined) this.natsCode = details.natsCode;
    if (details.settings !== undefined) this.settings = details.settings;
  }
}

/** Says whether something that was thrown is a {@link LogError}, from whichever copy of the package. */
export function isLogError(error: unknown): error is LogError {
  return error instanceof Error && Object.hasOwn(SENTENCES, String((error as { code?: unknown }).code));
}
