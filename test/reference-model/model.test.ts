import {
  audit,
  type CocPolicy,
  decide,
  evolve,
  initialState,
  type Known,
  type ReferralCommand,
  type ReferralEvent,
} from 'ce-referrals';
import {
  almostLegalHistoryArb,
  anyHistoryArb,
  anyPolicyArb,
  castArb,
  commandArb,
  importedHistoryArb,
  junkArb,
  knownArb,
  legalHistoryArb,
} from 'ce-referrals/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandFrom } from '../../src/testing/arbitraries/commands.js';
import { FILES, readPolicy } from '../vectors/files.js';
import * as model from './index.js';
import { modelVerdict } from './verdict.js';

type Judged = { readonly code: string; readonly severity: string; readonly eventIndex?: number };

const listed = (found: readonly Judged[]): readonly string[] => [
  ...new Set(found.map(({ eventIndex = '', code, severity }) => `${eventIndex} ${code} ${severity}`).sort()),
];

function expectSameDecision(
  command: ReferralCommand,
  events: readonly ReferralEvent[],
  options: { readonly policy: CocPolicy; readonly known: Known },
): void {
  const ours = decide(command, events.reduce(evolve, initialState), options);
  const theirs = model.decide(command, events.reduce(model.evolve, model.initialState), options);
  expect(theirs.state).toStrictEqual(ours.state);
  if (ours.ok) {
    expect(theirs.ok && theirs.events).toStrictEqual(ours.events);
    expect(theirs.ok && listed(theirs.warnings)).toEqual(listed(ours.warnings));
  } else {
    expect(!theirs.ok && listed(theirs.violations)).toEqual(listed(ours.violations));
  }
}

const spoiledCommandArb = fc
  .tuple(fc.oneof(commandArb, commandFrom()), fc.constantFrom('type', 'data', 'metadata'), fc.nat(9), junkArb)
  .map(([command, part, drawn, junk]) => {
    if (drawn < 3 || part === 'type') return { ...command, [part]: junk } as ReferralCommand;
    const inner = command[part];
    const names = Object.keys(inner);
    return {
      ...command,
      [part]: { ...inner, [names[drawn % names.length] ?? 'x']: junk },
    } as ReferralCommand;
  });

const anyCommandArb = fc.oneof(commandArb, commandFrom(), spoiledCommandArb);

const settingArb = castArb.chain((cast) => fc.record({ policy: anyPolicyArb, known: knownArb(cast) }));

describe.each(FILES)('The reference model, held to the vectors of $name', ({ cases }) => {
  it.each(cases)('$description', (one) => {
    expect(modelVerdict(one, readPolicy(one.policy))).toEqual(one.then);
  });
});

describe('The reference model and the library', { timeout: 60_000 }, () => {
  it('do not take an enrollment without an id for the CE enrollment where nothing was referred', () => {
    const enrolled = { type: 'enrolled', data: { enrolledOn: '2026-03-04' }, metadata: { source: 'import' } };
    const events = [enrolled as unknown as ReferralEvent];
    const codes = ['not-attributed', 'not-referred'];
    expect(
      audit(events)
        .findings.map(({ code }) => code)
        .sort(),
    ).toEqual(codes);
    expect(
      model
        .audit(events, { policy: readPolicy() })
        .findings.map(({ code }) => code)
        .sort(),
    ).toEqual(codes);
  });

  it('fold any history to the same state', () => {
    fc.assert(
      fc.property(anyHistoryArb, (events) => {
        expect(events.reduce(model.evolve, model.initialState)).toStrictEqual(
          events.reduce(evolve, initialState),
        );
      }),
      { numRuns: 250 },
    );
  });

  it('find the same faults in any history, under any policy, whatever is known or cannot be', () => {
    fc.assert(
      fc.property(
        anyHistoryArb,
        settingArb,
        fc.subarray(['acknowledgement', 'reason', 'actor', 'enrollment', 'recording'] as const),
        (events, setting, unknowable) => {
          const ours = audit(events, { ...setting, unknowable });
          const theirs = model.audit(events, { ...setting, unknowable });
          expect(listed(theirs.findings)).toEqual(listed(ours.findings));
          expect(theirs.notChecked).toEqual([...ours.notChecked].sort());
        },
      ),
      { numRuns: 250 },
    );
  });

  it('find the one broken rule of an almost legal history, and nothing in its original', () => {
    fc.assert(
      fc.property(almostLegalHistoryArb(), ({ original, breaking, ...broken }) => {
        const { events, policy, known } = broken;
        const theirs = model.audit(events, { policy, known }).findings;
        expect(listed(theirs)).toEqual(listed(audit(events, { policy, known }).findings));
        expect(theirs.map(({ code }) => code)).toContain(breaking);
        expect(model.audit(original.events, original).findings).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it('decide any command after any history alike, malformed ones too', () => {
    fc.assert(
      fc.property(
        anyHistoryArb,
        fc.array(anyCommandArb, { maxLength: 5 }),
        settingArb,
        (events, commands, setting) => {
          for (const command of commands) expectSameDecision(command, events, setting);
        },
      ),
      { numRuns: 250 },
    );
  });

  it('decide legal commands alike at every step, and again, and later', () => {
    fc.assert(
      fc.property(legalHistoryArb, ({ commands, events, options }) => {
        commands.forEach((command, index) => {
          expectSameDecision(command, events.slice(0, index), options);
          expectSameDecision(command, events.slice(0, index + 1), options);
          expectSameDecision(command, events, options);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('decide alike after an import with absent and inferred facts', () => {
    fc.assert(
      fc.property(
        importedHistoryArb,
        fc.array(commandFrom(), { maxLength: 4 }),
        ({ events, live }, others) => {
          for (const command of [...live.commands, ...others]) {
            for (const length of [0, 1, 2, events.length]) {
              expectSameDecision(command, events.slice(0, length), live.options);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
