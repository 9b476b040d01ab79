import { addDays, decide, type ReferralCommand, replay } from 'ce-referrals';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalHistoryArb } from 'ce-referrals/testing';

// The history from the command on: what came before it, and what came after it, up to the next void.
const repeatableArb = legalHistoryArb
  .filter(({ commands }) => commands.length > 0)
  .chain((history) => fc.tuple(fc.constant(history), fc.nat({ max: history.commands.length - 1 })))
  .map(([history, index]) => {
    const command = history.commands[index]!;
    const after = history.events.slice(index + 1);
    const nextVoid = after.findIndex(({ type }) => type === 'voided');
    const later = nextVoid < 0 ? after : after.slice(0, nextVoid);
    return { ...history, command, before: history.events.slice(0, index + 1), later };
  });

/** The same type of command, saying something else. */
function otherwise(command: ReferralCommand): readonly ReferralCommand[] {
  const { data } = command;
  return Object.entries(data).flatMap(([field, value]) => {
    if (field === 'of') return [];
    const other =
      field === 'result'
        ? value === 'client-rejected'
          ? 'provider-rejected'
          : 'client-rejected'
        : typeof value === 'number'
          ? value === 10
            ? 11
            : 10
          : /^\d{4}-\d{2}-\d{2}$/.test(value)
            ? addDays(value, 1)
            : field === 'reason' && command.type === 'void'
              ? value === 'duplicate'
                ? 'wrong-client'
                : 'duplicate'
              : `${value.slice(0, 60)}!`;
    return [{ ...command, data: { ...data, [field]: other } } as ReferralCommand];
  });
}

const takesPart = (command: ReferralCommand): boolean =>
  command.type !== 'void' || command.data.of === 'referral';

describe('Law 5', { timeout: 60_000 }, () => {
  it('the same command by the same actor again, now or later, gives no events and no violation', () => {
    fc.assert(
      fc.property(repeatableArb, ({ command, before, later, options }) => {
        if (!takesPart(command)) return;
        for (let length = 0; length <= later.length; length += 1) {
          const state = replay(later.slice(0, length), replay(before));
          const again = decide(command, state, options);
          expect(again).toStrictEqual({ ok: true, events: [], state, warnings: [] });
          expect(again.state).toBe(state);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the same type of command with other data is a violation, now or later', () => {
    let tried = 0;
    fc.assert(
      fc.property(repeatableArb, ({ command, before, later, options }) => {
        if (!takesPart(command)) return;
        for (const other of otherwise(command)) {
          for (const state of [replay(before), replay(later, replay(before))]) {
            const decision = decide(other, state, options);
            expect(decision.ok, `${command.type} in ${state.status}`).toBe(false);
            expect(!decision.ok && decision.violations.some(({ severity }) => severity === 'error')).toBe(
              true,
            );
            tried += 1;
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(tried).toBeGreaterThan(1000);
  });

  it('a second void of an acknowledgement or an enrollment is refused as void-of-what-is-not-latest', () => {
    let tried = 0;
    fc.assert(
      fc.property(repeatableArb, ({ command, before, options }) => {
        if (takesPart(command)) return;
        const decision = decide(command, replay(before), options);
        expect(!decision.ok && decision.violations.map(({ code }) => code)).toEqual([
          'void-of-what-is-not-latest',
        ]);
        tried += 1;
      }),
      { numRuns: 1000 },
    );
    expect(tried).toBeGreaterThan(15);
  });
});
