import { createRequire } from 'node:module';
import {
  HOUSING_REFERRAL_EVENT_TYPES,
  type Step,
  POSITIONS,
  positionOf,
  type ReferralEvent,
  ROLES,
  RULES,
  replay,
  STEPS,
  stepOf,
  TRANSITIONS,
} from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { shows } from '../../scripts/vectors/faults.js';
import { CASES, FILE_NAMES, FILES, readJson, readPolicy } from './files.js';

const asEvents = (given: readonly unknown[]): readonly ReferralEvent[] => given as readonly ReferralEvent[];

describe('The vectors', () => {
  it('are at least 250 cases', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(250);
  });

  it('have one file a rule, one for each ending of the article, and the topics', () => {
    const names = [
      ...RULES.map(({ code }) => code),
      'ending-successful',
      'ending-unsuccessful',
      'ending-enrolled-not-housed',
      'transitions',
      'repetition',
      'corrections',
      'imports',
    ];
    expect([...FILE_NAMES].sort()).toEqual(names.map((name) => `${name}.json`).sort());
    expect(FILES.map(({ name }) => `${name}.json`)).toEqual(FILE_NAMES);
  });

  it.each(RULES)('show $code broken, with its own severity, and kept', ({ code, severity }) => {
    const file = FILES.find(({ name }) => name === code);
    const cases = file?.cases ?? [];
    const broken = cases.filter((one) => shows(one, code));
    expect(JSON.stringify(broken.map(({ then }) => then))).toContain(
      JSON.stringify({ code, severity }).slice(1, -1),
    );
    expect(broken.length).toBeLessThan(cases.length);
  });

  it('give each case an id of its own, under the name of its file', () => {
    expect(new Set(CASES.map(({ id }) => id)).size).toBe(CASES.length);
    for (const { name, cases } of FILES) {
      for (const { id } of cases) expect(id.startsWith(`${name}/`)).toBe(true);
    }
  });

  it('refuse a command in every position in which the history has no place for its fact', () => {
    const missing = POSITIONS.flatMap((position) =>
      STEPS.filter((step) => TRANSITIONS[position][step].refusedBy !== undefined)
        .filter((step) => {
          const code = TRANSITIONS[position][step].refusedBy!;
          return !CASES.some(
            (one) =>
              one.kind === 'decide' &&
              one.id.startsWith(`${code}/`) &&
              positionOf(replay(asEvents(one.given))) === position &&
              commandOf(one.when) === step,
          );
        })
        .map((step) => `${step} in ${position}`),
    );
    expect(missing).toEqual([]);
  });

  it('fold every step that has a place in every position', () => {
    const folded = new Set(
      CASES.filter(({ kind }) => kind === 'fold').map(({ given }) => {
        const events = asEvents(given);
        return `${stepOf(events.at(-1)!)} in ${positionOf(replay(events.slice(0, -1)))}`;
      }),
    );
    const missing = POSITIONS.flatMap((position) =>
      STEPS.filter((step) => TRANSITIONS[position][step].to !== undefined).map(
        (step) => `${step} in ${position}`,
      ),
    ).filter((cell) => !folded.has(cell));
    expect(missing).toEqual([]);
  });

  it('let every role try everything that a policy may permit', () => {
    const cases = new Map(CASES.map((one) => [one.id, one]));
    for (const step of STEPS) {
      for (const role of ROLES) {
        const one = cases.get(`role-may-not/${step}-by-${role}`);
        expect(JSON.stringify(one?.kind === 'decide' && one.when)).toContain(`"role":"${role}"`);
        expect(stepTaken(one)).toBe(step);
      }
    }
  });

  it('refer to every type of opening', () => {
    const seen = new Set(
      CASES.flatMap(({ given }) => asEvents(given)).flatMap((event) =>
        event.type === 'referred' ? [event.data?.eventType] : [],
      ),
    );
    for (const eventType of HOUSING_REFERRAL_EVENT_TYPES) expect(seen).toContain(eventType);
  });

  it('are found under the package’s name, every one and what it is judged under', () => {
    const require = createRequire(import.meta.url);
    const from = (name: string): unknown => require(`ce-referrals/vectors/${name}`);
    const index = from('index.json') as { readonly files: readonly { readonly file: string }[] };
    expect(index.files.map(({ file }) => from(file))).toHaveLength(FILES.length);
    expect(from('policies/default.json')).toEqual(readPolicy());
    expect(from('schema.json')).toEqual(readJson('schema.json'));
  });

  it('name a policy only where it is not the default one', () => {
    expect(CASES.filter(({ policy }) => policy === 'default')).toEqual([]);
  });
});

type Sent = { readonly type: string; readonly data: { readonly of?: string } };

function commandOf(when: unknown): string {
  const { type, data } = when as Sent;
  return type === 'void' ? `void-${data.of}` : type;
}

function stepTaken(one: (typeof CASES)[number] | undefined): Step | undefined {
  return one?.kind === 'decide' ? (commandOf(one.when) as Step) : undefined;
}
