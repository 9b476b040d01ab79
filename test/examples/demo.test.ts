import { isResolved, RULES } from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { ENDINGS } from '../../examples/demo/endings.js';
import { happenedOn, linesOfWalk } from '../../examples/demo/print.js';
import { type Walk, walk } from '../../examples/demo/walk.js';

const walks = ENDINGS.map(walk);
const [successful, clientRejected, providerRejected, neverHoused] = walks as [Walk, Walk, Walk, Walk];

function refusedCodes({ steps }: Walk): readonly string[] {
  return steps.flatMap(({ decision }) => (decision.ok ? [] : decision.violations.map(({ code }) => code)));
}

describe('the demo’s walk', () => {
  it('ends a success with the enrollment’s day and the enrollment itself', () => {
    expect(successful.state).toMatchObject({
      status: 'successful',
      result: 'client-accepted',
      resultDate: '2026-03-09',
      resultingEnrollmentId: '600006',
    });
    expect(successful.state).not.toHaveProperty('notHousedReason');
  });

  it('records the success days after the enrollment, and dates it to the enrollment all the same', () => {
    const resolved = successful.events.at(-1);
    expect(resolved?.metadata.recordedAt.slice(0, 10)).toBe('2026-03-12');
    expect(resolved && happenedOn(resolved)).toBe('2026-03-09');
  });

  it('ends a refusal with who declined, when and why', () => {
    expect(clientRejected.state).toMatchObject({
      status: 'unsuccessful',
      result: 'client-rejected',
      resultDate: '2026-03-06',
      notHousedReason: 'declined-unit',
    });
    expect(providerRejected.state).toMatchObject({
      status: 'unsuccessful',
      result: 'provider-rejected',
      resultDate: '2026-03-11',
      notHousedReason: 'documents-missing',
    });
  });

  it('adds the reason to a success whose result and date stay as they were', () => {
    const types = neverHoused.events.map(({ type }) => type);
    expect(types).toEqual(['referred', 'acknowledged', 'enrolled', 'resolved', 'not-housed-reason-added']);
    const before = neverHoused.steps[3]?.decision.state;
    if (before === undefined || !isResolved(before)) throw new Error('the fourth step resolves');
    const { result, resultDate } = before;
    expect(neverHoused.state).toMatchObject({
      status: 'successful',
      result,
      resultDate,
      notHousedReason: 'no-unit-found',
      notHousedReasonAddedOn: '2026-05-18',
    });
  });

  it('has one command refused in each ending, by the rule that the mistake is about', () => {
    expect(walks.map(refusedCodes)).toEqual([
      ['success-without-enrollment'],
      ['reason-not-for-outcome'],
      ['not-the-receiving-organization'],
      ['already-resolved'],
    ]);
  });

  it('says of a command that it is a mistake if and only if it is refused', () => {
    for (const { command, mistake, decision } of walks.flatMap(({ steps }) => steps)) {
      expect(decision.ok, command.type).toBe(mistake === undefined);
    }
  });

  it('reads the same state from the log as the last decision gave', () => {
    for (const { state, steps } of walks) expect(state).toEqual(steps.at(-1)?.decision.state);
  });

  it('prints each refusal with its code, rule, expectation and page, and each event in the timeline', () => {
    for (const told of walks) {
      const text = linesOfWalk(told).join('\n');
      for (const { decision } of told.steps) {
        if (decision.ok) continue;
        for (const { code, docs } of decision.violations) {
          expect(text).toContain(`code      ${code}`);
          expect(text).toContain(`docs      ${docs}`);
          const title = RULES.find((rule) => rule.code === code)?.title;
          expect(title && text.replace(/\s+/g, ' ')).toContain(title);
        }
      }
      for (const event of told.events) {
        const line = new RegExp(`^  ${happenedOn(event)}  \\S+  \\S+ +${event.type}$`, 'm');
        expect(text).toMatch(line);
      }
    }
  });

  it('fits a screen of 100 columns', () => {
    for (const line of walks.flatMap(linesOfWalk)) expect(line.length).toBeLessThanOrEqual(100);
  });
});
