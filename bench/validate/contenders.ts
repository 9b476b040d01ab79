import { createRequire } from 'node:module';
import { readEvents } from 'ce-referrals/schema';

/** NDJSON into events, handed on one by one; throws where a line is refused. */
export type Read = (text: string, take: (event: unknown) => void) => Promise<void>;

type Accepts = (value: unknown) => boolean;

const ownJsonSchema = (): Record<string, unknown> =>
  createRequire(import.meta.url)('ce-referrals/schema/event.json') as Record<string, unknown>;

/** The limit: each line parsed, and nothing looked at. */
export const parseOnly: Read = async (text, take) => {
  for (const line of text.split('\n')) if (line !== '') take(JSON.parse(line));
};

// What somebody writes around a validator: split, parse, check.
function withValidator(accepts: Accepts): Read {
  return async (text, take) => {
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const value: unknown = JSON.parse(line);
      if (!accepts(value)) throw new Error('A line was refused.');
      take(value);
    }
  };
}

const readAll: Read = async (text, take) => {
  for await (const read of readEvents(text)) {
    if (!read.ok) throw new Error('A line was refused.');
    take(read.event);
  }
};

async function ajv(): Promise<Accepts> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const formats = (await import('ajv-formats')).default as unknown as (ajv: unknown) => void;
  const compiler = new Ajv2020();
  formats(compiler);
  return compiler.compile(ownJsonSchema()) as Accepts;
}

async function typebox(): Promise<Accepts> {
  const { Compile } = await import('typebox/schema');
  const validator = Compile(ownJsonSchema());
  if (!validator.IsAccelerated()) throw new Error('typebox did not compile the schema.');
  return (value) => validator.Check(value);
}

async function valibot(): Promise<Accepts> {
  const { is } = await import('valibot');
  const { valibotEvent } = await import('./valibot-schema.js');
  return (value) => is(valibotEvent, value);
}

/** The peers, as what accepts one event. */
export const PEERS = {
  'ajv, from schema-json/': ajv,
  'typebox, from schema-json/': typebox,
  'valibot, a schema of its own': valibot,
} as const;

/** Who reads events, by name. */
export const READERS = {
  readEvents: async (): Promise<Read> => readAll,
  'ajv, from schema-json/': async () => withValidator(await ajv()),
  'typebox, from schema-json/': async () => withValidator(await typebox()),
  'valibot, a schema of its own': async () => withValidator(await valibot()),
} as const;

export type Reader = keyof typeof READERS;
