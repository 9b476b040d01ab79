/**
 * Writes the JSON Schema files of schema-json/ from the zod schemas; with `--check` it only says whether they
 * are current, and fails where they are not.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { commandSchema, commands } from '../src/schema/command-schema.js';
import { entryEvents, eventSchema, historySchema, importEvents } from '../src/schema/event-schema.js';
import { actor, calendarDate, dateTime, identifier } from '../src/schema/fields.js';
import { commandMetadata, entryMetadata, importMetadata } from '../src/schema/metadata.js';
import { MAX_DEPTH, UNSAFE_KEYS } from '../src/schema/plain-json.js';
import { policySchema } from '../src/schema/policy-schema.js';

const FOLDER = fileURLToPath(new URL('../schema-json/', import.meta.url));

/** Raised when a file's meaning changes so that what was accepted is refused. */
const VERSION = 1;

const EXTRAS = `Fields that are not named here are kept, as stores add their own. Beyond this schema: they are nested at most ${MAX_DEPTH} deep, and no object in them has a field named ${UNSAFE_KEYS.join(', ')}.`;

type Words = { readonly id?: string; readonly title?: string; readonly description?: string };

function namesOf(): z.core.$ZodRegistry<Words> {
  const registry = z.registry<Words>();
  const shared: readonly (readonly [z.ZodMiniType, string, string])[] = [
    [identifier, 'identifier', 'An identifier or a code, 1 to 64 characters.'],
    [calendarDate, 'calendarDate', 'A day of the calendar, with no time and no zone.'],
    [
      dateTime,
      'dateTime',
      'A moment, ISO 8601, as its caller wrote it. Seconds and offset may be absent, unlike in RFC 3339. Its day is its first ten characters.',
    ],
    [actor, 'actor', 'Who gives a command or recorded an event.'],
    [entryMetadata, 'entryMetadata', 'Who recorded the event, and when.'],
    [importMetadata, 'importMetadata', 'Where the imported event comes from, as far as that is known.'],
    [commandMetadata, 'commandMetadata', 'Who gives the command, and when.'],
  ];
  for (const [schema, id, description] of shared) registry.add(schema, { id, description });
  for (const [type, schema] of Object.entries(entryEvents))
    registry.add(schema, { title: `${type}, recorded` });
  for (const [type, schema] of Object.entries(importEvents)) {
    registry.add(schema, { title: `${type}, imported: what the source does not know is absent` });
  }
  for (const [type, schema] of Object.entries(commands)) registry.add(schema, { title: type });
  return registry;
}

const withExtras: ReadonlySet<unknown> = new Set([entryMetadata, importMetadata, commandMetadata]);

function jsonSchema(schema: z.ZodMiniType, metadata: z.core.$ZodRegistry<Words>): object {
  return z.toJSONSchema(schema, {
    metadata,
    target: 'draft-2020-12',
    override({ zodSchema, jsonSchema }) {
      if (!withExtras.has(zodSchema)) return;
      jsonSchema.propertyNames = { not: { enum: [...UNSAFE_KEYS] } };
      jsonSchema.$comment = EXTRAS;
    },
  });
}

type File = {
  readonly schema: z.ZodMiniType;
  readonly title: string;
  readonly description: string;
  readonly $comment?: string;
};

const FILES: Readonly<Record<string, File>> = {
  event: {
    schema: eventSchema,
    title: 'Referral event',
    description: 'An event of a Coordinated Entry housing referral, recorded by a person or imported.',
  },
  history: {
    schema: historySchema,
    title: 'Referral history',
    description: 'The events of one referral, in the order of their stream.',
    $comment: 'That they are of one referral, and that their order is legal, is for the audit to say.',
  },
  command: {
    schema: commandSchema,
    title: 'Referral command',
    description: 'What a person does with a Coordinated Entry housing referral.',
  },
  policy: {
    schema: policySchema,
    title: 'CoC policy',
    description: 'What a Continuum of Care sets: reasons, permissions, time limits and holidays.',
    $comment:
      'Beyond this schema: notHousedReasons.current is the version of one of the lists, no version stands twice among the lists, no code stands twice in a list, and where there are localRoles, no name stands twice among them and every role that a permission names is the role of one.',
  },
};

function textOf(name: string, { schema, title, description, $comment }: File): string {
  const { $schema, ...body } = jsonSchema(schema, namesOf()) as { $schema: string };
  const $id = `urn:ce-referrals:schema:${name}:${VERSION}`;
  const head = { $schema, $id, title, description, ...($comment === undefined ? {} : { $comment }) };
  return `${JSON.stringify({ ...head, ...body }, undefined, 2)}\n`;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(`${FOLDER}${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

const texts = new Map(Object.entries(FILES).map(([name, file]) => [`${name}.json`, textOf(name, file)]));

mkdirSync(FOLDER, { recursive: true });
if (process.argv.includes('--check')) {
  const stale = [...texts].filter(([file, text]) => read(file) !== text).map(([file]) => file);
  const strange = readdirSync(FOLDER).filter((file) => !texts.has(file));
  for (const file of stale) console.error(`schema-json/${file} is stale: run \`npm run schema:write\`.`);
  for (const file of strange) console.error(`schema-json/${file} is made by no schema.`);
  if (stale.length + strange.length > 0) process.exitCode = 1;
  else console.log(`${texts.size} JSON Schema files are current.`);
} else {
  for (const [file, text] of texts) writeFileSync(`${FOLDER}${file}`, text);
  console.log(`${texts.size} JSON Schema files written.`);
}
