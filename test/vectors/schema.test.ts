import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import commandJson from '../../schema-json/command.json' with { type: 'json' };
import eventJson from '../../schema-json/event.json' with { type: 'json' };
import policyJson from '../../schema-json/policy.json' with { type: 'json' };
import type { VectorCase } from '../../scripts/vectors/case.js';
import { CASES, FILES, readJson, readPolicy } from './files.js';

// A `then` of JSON Schema stands beside properties that a schema nearby requires.
const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: false });
formats.default(ajv);

const schema = readJson('schema.json') as { readonly $id: string };
const isFile = ajv.compile(schema);
const isIndex = ajv.getSchema(`${schema.$id}#/$defs/index`)!;
const isEvent = ajv.compile(eventJson);
const isCommand = ajv.compile(commandJson);
const isPolicy = ajv.compile(policyJson);

type Index = {
  readonly files: readonly { readonly file: string; readonly cases: number }[];
  readonly policies: readonly string[];
};
const index = readJson('index.json') as Index;

/** A copy of a file of cases with its first case changed. */
function spoilt(kind: string, change: (one: Record<string, unknown>) => void): unknown {
  const file = structuredClone(FILES.find(({ cases }) => cases.some((one) => one.kind === kind))!);
  change(file.cases.find((one) => one.kind === kind) as unknown as Record<string, unknown>);
  return file;
}

const then = (one: Record<string, unknown>) => one.then as Record<string, unknown>;

describe('The schema of the vectors', () => {
  it.each(FILES)('accepts $name', (file) => {
    expect(isFile(file), JSON.stringify(isFile.errors)).toBe(true);
  });

  it('accepts the list of files, which lists every file and every case', () => {
    expect(isIndex(index), JSON.stringify(isIndex.errors)).toBe(true);
    const listed = index.files.map(({ file, cases }) => [file, cases]);
    const there = FILES.map(({ name, cases }) => [`${name}.json`, cases.length]);
    expect(listed.sort()).toEqual(there.sort());
  });

  it.each([
    ['a case without a description', spoilt('decide', (one) => delete one.description)],
    ['a case without a source', spoilt('fold', (one) => delete one.source)],
    ['a case with a field of its own', spoilt('audit', (one) => Object.assign(one, { note: 'x' }))],
    ['a case of another kind', spoilt('fold', (one) => Object.assign(one, { kind: 'guess' }))],
    ['a decision without its command', spoilt('decide', (one) => delete one.when)],
    ['a fold with a command', spoilt('fold', (one) => Object.assign(one, { when: { type: 'refer' } }))],
    ['a fold that knows something', spoilt('fold', (one) => Object.assign(one, { known: {} }))],
    ['a fold under a policy', spoilt('fold', (one) => Object.assign(one, { policy: 'default' }))],
    ['a decision without a status', spoilt('decide', (one) => delete then(one).status)],
    [
      'a refusal with no rule',
      spoilt('decide', (one) => Object.assign(one, { then: { refused: [], status: 'referred' } })),
    ],
    [
      'a refusal by a warning alone',
      spoilt('decide', (one) => {
        const refused = [{ code: 'not-attributed', severity: 'warning' }];
        Object.assign(one, { then: { refused, status: 'referred' } });
      }),
    ],
    [
      'an acceptance with an error',
      spoilt('decide', (one) => {
        const warnings = [{ code: 'not-acknowledged', severity: 'error' }];
        Object.assign(one, { then: { events: [], status: 'referred', warnings } });
      }),
    ],
    ['an audit that says nothing of what it left out', spoilt('audit', (one) => delete then(one).notChecked)],
    [
      'a state with a field of its own',
      spoilt('fold', (one) => Object.assign(then(one).state as object, { x: 1 })),
    ],
    ['malformed given as false', spoilt('decide', (one) => Object.assign(one, { malformed: false }))],
    ['another format', { ...FILES[0], format: 2 }],
    ['a file without cases', { ...FILES[0], cases: [] }],
  ])('refuses %s', (_, file) => {
    expect(isFile(file)).toBe(false);
  });
});

/** Whether the published schemas accept every event and command of a case. */
function isWellFormed(one: VectorCase): boolean {
  if (!one.given.every((event) => isEvent(event))) return false;
  if (one.kind !== 'decide') return true;
  const events = 'events' in one.then ? one.then.events : [];
  return isCommand(one.when) && events.every((event) => isEvent(event));
}

describe('The events and commands of the vectors', () => {
  it('are what the published schemas accept, unless their case says that it is malformed', () => {
    const refused = CASES.filter((one) => one.malformed === undefined && !isWellFormed(one));
    expect(refused.map(({ id }) => id)).toEqual([]);
  });

  it('are refused by the published schemas where their case says so', () => {
    const accepted = CASES.filter((one) => one.malformed === true && isWellFormed(one));
    expect(accepted.map(({ id }) => id)).toEqual([]);
  });
});

describe('The policies of the vectors', () => {
  const names = index.policies.map((path) => path.replace(/^policies\/|\.json$/g, ''));

  it.each(names)('%s is a policy', (name) => {
    expect(isPolicy(readPolicy(name)), JSON.stringify(isPolicy.errors)).toBe(true);
  });

  it('are those that the cases name', () => {
    const named = new Set(CASES.flatMap((one) => (one.kind === 'fold' ? [] : [one.policy ?? 'default'])));
    expect([...named].sort()).toEqual([...names].sort());
  });
});
