import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  ASKED,
  type Asked,
  audit,
  decide,
  initialState,
  RULES,
  type ReferralCommand,
  type RuleCode,
  replay,
  stepOf,
} from 'ce-referrals';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { castArb, commandArb, knownArb, policyArb, anyHistoryArb } from 'ce-referrals/testing';
import { commandFrom } from '../../../src/testing/arbitraries/commands.js';
import {
  acknowledged,
  asImport,
  enrolled,
  given,
  inferred,
  referred,
  successful,
  unsuccessful,
} from '../given.js';
import { EXAMPLES } from './examples/index.js';
import { TABLE } from './table.js';

const codes = RULES.map(({ code }) => code);

describe('RULES', () => {
  it('are the rules that were agreed, each with its severity, its replay and what it asks of a source', () => {
    const found = RULES.map(({ code, severity, onReplay, asks, over }) => {
      const across = over === 'referral' ? {} : { over };
      return [code, { severity, onReplay, ...(asks === undefined ? {} : { asks }), ...across }];
    });
    expect(Object.fromEntries(found)).toEqual(TABLE);
  });

  it('have an example each, refused or warned of, with its nearest legal neighbour', () => {
    const shown = new Set<RuleCode>(EXAMPLES.map(({ code }) => code));
    expect(codes.filter((code) => !shown.has(code))).toEqual(['incomplete-command']);
  });

  it('stand in a file each, named after the code', () => {
    const file = (code: string) => new URL(`../../../src/referral/rules/${code}.ts`, import.meta.url);
    expect(codes.filter((code) => !existsSync(fileURLToPath(file(code))))).toEqual([]);
  });

  it('say in a sentence what the rule is, what goes wrong without it, and where it comes from', () => {
    for (const { code, title, because, source } of RULES) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(title, code).toMatch(/^[A-Z].*\.$/);
      expect(because, code).toMatch(/^[A-Z0-9].*\.$/);
      expect(source, code).toMatch(/Article|HUD|Minnesota|Ours|practice/);
    }
  });

  it('run one by one, find what audit finds, in the same order', () => {
    const around = castArb.chain((cast) => fc.record({ policy: policyArb, known: knownArb(cast) }));
    fc.assert(
      fc.property(anyHistoryArb, around, (events, options) => {
        const expected = events.flatMap((event, eventIndex) => {
          const circumstances = { state: replay(events.slice(0, eventIndex)), ...options };
          // What is no event has nothing for the other rules to look at.
          if (stepOf(event) === undefined) return [[eventIndex, 'unknown-event-type']];
          const broken = RULES.filter(
            (rule) =>
              rule.judges === 'event' &&
              rule.on.includes(event.type) &&
              rule.check(event, circumstances) !== undefined,
          );
          return broken.map(({ code }) => [eventIndex, code]);
        });
        const { findings } = audit(events, options);
        expect(findings.map(({ eventIndex, code }) => [eventIndex, code])).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  }, 30_000);
});

describe('A violation', () => {
  it('names its rule, its command or its place, what was expected, and where the rule is described', () => {
    const command: ReferralCommand = {
      type: 'acknowledge',
      data: { acknowledgedOn: '2026-03-01' },
      metadata: acknowledged().metadata,
    };
    const decision = decide(command, replay(given.referred));
    const violation = {
      code: 'date-before-the-fact-it-follows',
      severity: 'error',
      message: 'Date before the fact it follows: acknowledgedOn must be on or after 2026-03-02',
      expected: { field: 'acknowledgedOn', onOrAfter: '2026-03-02' },
      docs: 'docs/rules.md#date-before-the-fact-it-follows',
    };
    expect(decision).toEqual({
      ok: false,
      violations: [{ ...violation, command: 'acknowledge' }],
      state: replay(given.referred),
    });
    const history = [...given.referred, acknowledged({ acknowledgedOn: '2026-03-01' })];
    expect(audit(history).findings).toEqual([{ ...violation, eventIndex: 1 }]);
  });

  it('never holds an identifier of the client, the household, an enrollment or the referral', () => {
    const secret = /SECRET/;
    const secretCommand = fc
      .tuple(fc.oneof(commandArb, commandFrom()), fc.constantFrom('SECRET', 'SECRET'.repeat(2000)))
      .map(([command, id]) => {
        const ids = ['referralId', 'personalId', 'enrollmentId', 'householdId', 'resultingEnrollmentId'];
        const data = Object.entries(command.data).map(([key, value]) => [
          key,
          ids.includes(key) ? id : value,
        ]);
        return { ...command, data: { ...Object.fromEntries(data), [id]: id } } as ReferralCommand;
      });
    const state = replay([
      asImport(referred({ personalId: 'SECRET-1', enrollmentId: 'SECRET-2', householdId: 'SECRET-3' })),
      acknowledged(),
      enrolled({ enrollmentId: 'SECRET-4', personalId: 'SECRET-5' }),
    ]);
    fc.assert(
      fc.property(secretCommand, (command) => {
        for (const from of [initialState, state]) {
          const decision = decide(command, from);
          expect(JSON.stringify(decision.ok ? decision.warnings : decision.violations)).not.toMatch(secret);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('comes in the order of the rules', () => {
    const garbled = { type: 'enroll', data: { extra: 1 }, metadata: {} } as unknown as ReferralCommand;
    const known = { linked: { 'enrollment-1': 'referral-2' } };
    const everything = {
      type: 'enroll',
      data: {
        enrollmentId: 'enrollment-1',
        personalId: 'client-2',
        projectId: 'project-2',
        enrolledOn: '2026-02-30',
        extra: 1,
      },
      metadata: {},
    } as unknown as ReferralCommand;
    for (const command of [garbled, everything]) {
      const decision = decide(command, replay(given.referred), { known });
      const found = decision.ok ? [] : decision.violations.map(({ code }) => codes.indexOf(code));
      expect(found.length).toBeGreaterThan(5);
      expect(found).toEqual([...found].sort((a, b) => a - b));
    }
  });
});

describe('audit, where the source cannot know', () => {
  const history = [
    asImport(referred(), ['organizationId']),
    asImport(successful(), ['resultingEnrollmentId']),
  ];

  it('reports everything where nothing is said to be unknowable', () => {
    const { findings, notChecked } = audit(history);
    expect(findings.map(({ code }) => code)).toEqual([
      'not-attributed',
      'not-acknowledged',
      'success-without-enrollment',
      'not-attributed',
    ]);
    expect(notChecked).toEqual([]);
  });

  it.each(ASKED)('leaves out the rules that ask for the %s, and names them', (asked: Asked) => {
    const asking = RULES.filter(({ asks }) => asks === asked).map(({ code }) => code);
    const { findings, notChecked } = audit(history, { unknowable: [asked] });
    expect(asking.length).toBeGreaterThan(0);
    expect(notChecked).toEqual(asking);
    const all = audit(history).findings.map(({ code }) => code);
    expect(findings.map(({ code }) => code)).toEqual(all.filter((code) => !asking.includes(code)));
  });

  it('finds a HUD export clean that holds no more than a HUD export can', () => {
    const unknowable: readonly Asked[] = ['acknowledgement', 'reason', 'actor', 'enrollment'];
    const { findings, notChecked } = audit(
      [asImport(referred()), asImport(unsuccessful(), ['notHousedReason'])],
      { unknowable },
    );
    expect(findings).toEqual([]);
    expect(notChecked).toEqual(
      RULES.flatMap(({ code, asks }) => (asks !== undefined && asks !== 'recording' ? [code] : [])),
    );
  });
});

describe('What an import inferred', () => {
  const enrollment = asImport(enrolled({ enrolledOn: '2026-03-01', personalId: 'client-2' }), [], inferred);

  it('is never an error itself, whatever it breaks', () => {
    const { findings } = audit([...given.acknowledged, enrollment]);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['enrolled-another-client', 'warning'],
      ['date-before-the-fact-it-follows', 'warning'],
      ['not-attributed', 'warning'],
      ['enrolled-before-acknowledged', 'warning'],
    ]);
  });

  it('loses its mark when it is taken back and recorded by a person', () => {
    const state = replay([
      ...given.acknowledged,
      enrollment,
      {
        ...asImport(enrolled()),
        type: 'voided',
        data: { of: 'enrollment', reason: 'wrong-enrollment', voidedOn: '2026-03-20' },
      },
      enrolled(),
    ] as never);
    expect(state).toEqual(replay(given.enrolled));
  });

  it('does not soften a skip: the history has no place for the event', () => {
    const { findings } = audit([...given.enrolled, asImport(enrolled(), [], inferred)]);
    expect(findings.map(({ code, severity }) => [code, severity])).toContainEqual([
      'already-enrolled',
      'error',
    ]);
  });
});
