/**
 * Untrusted data in, events, commands and policies out: zod schemas of what the core takes, the calls that use
 * them, and a reader of NDJSON. What it reports holds nothing that was received. JSON Schema files of the same
 * stand beside it, as `ce-referrals/schema/event.json`, `command.json`, `policy.json` and `history.json`.
 *
 * @module ce-referrals/schema
 */
export { isCommand, type ParsedCommand, parseCommand, safeParseCommand } from './command.js';
export { commandSchema } from './command-schema.js';
export { isEvent, type ParsedEvent, parseEvent, safeParseEvent } from './event.js';
export { eventSchema, historySchema } from './event-schema.js';
export { isHistory, type ParsedHistory, parseHistory, safeParseHistory } from './history.js';
export type { NotParsed, SchemaExpected, SchemaIssue, SchemaIssueCode } from './issues.js';
export { isPolicy, type ParsedPolicy, parsePolicy, safeParsePolicy } from './policy.js';
export { policySchema } from './policy-schema.js';
export { type EventLine, type ReadEventsOptions, type RefusedLine, readEvents } from './read-events.js';
export { isSchemaRefused, SchemaRefused } from './schema-refused.js';
