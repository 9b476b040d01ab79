import {
  availableCommands,
  canDecide,
  decide,
  evolve,
  type ReferralCommand,
  type ReferralState,
  replay,
} from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../../src/testing/conformance/command-of.js';
import {
  acknowledged,
  administrator,
  asImport,
  by,
  enrolled,
  given,
  inferred,
  manager,
  provider,
  reasonAdded,
  referred,
  successful,
  unsuccessful,
  voided,
} from './given.js';

function answer(command: ReferralCommand, state: ReferralState): unknown {
  const decision = decide(command, state);
  return decision.ok ? decision.events.length : decision.violations.map(({ code }) => code);
}

const resolveSuccessful = (data: object): ReferralCommand =>
  ({ ...commandOf(successful()), data }) as ReferralCommand;

describe('The same command again', () => {
  it.each([
    ['refer', commandOf(referred()), given.notHoused],
    ['refer with a household', commandOf(referred({ householdId: 'h' })), [referred({ householdId: 'h' })]],
    ['acknowledge', commandOf(acknowledged()), given.notHoused],
    ['enroll', commandOf(enrolled()), given.notHoused],
    ['resolve-successful', commandOf(successful()), given.notHoused],
    ['resolve-successful, saying nothing', resolveSuccessful({}), given.notHoused],
    ['resolve-unsuccessful', commandOf(unsuccessful()), given.unsuccessful],
    ['add-not-housed-reason', commandOf(reasonAdded()), given.notHoused],
    ['void of the referral', commandOf(voided()), given.voided],
  ] as const)('is accepted and gives no event: %s', (_, command, history) => {
    const state = replay(history);
    expect(decide(command, state)).toEqual({ ok: true, events: [], state, warnings: [] });
    expect(canDecide(command, state)).toBe(true);
    expect(availableCommands(state, command.metadata.recordedBy)).not.toContain(command.type);
  });

  it('is accepted later and from another organization’s CE staff, since anybody of that role may give it', () => {
    const later = { recordedAt: '2027-01-01T00:00', organizationId: 'ce-organization-2' } as const;
    const recordedBy = { ...manager, organizationId: later.organizationId };
    const command = { ...commandOf(referred()), metadata: { recordedAt: later.recordedAt, recordedBy } };
    expect(answer(command, replay(given.acknowledged))).toBe(0);
  });

  it('is refused from somebody who may not give it, even though it would change nothing', () => {
    const elsewhere = by({ ...provider, organizationId: 'organization-2' });
    expect(answer(commandOf(acknowledged({}, elsewhere)), replay(given.acknowledged))).toEqual([
      'already-acknowledged',
      'not-the-receiving-organization',
    ]);
    expect(answer(commandOf(acknowledged({}, by(manager))), replay(given.acknowledged))).toEqual([
      'already-acknowledged',
      'role-may-not',
    ]);
  });

  it('is refused where it is malformed, even though its fact stands', () => {
    const command = { ...commandOf(acknowledged()), data: { acknowledgedOn: '2026-03-04', extra: 1 } };
    expect(answer(command as ReferralCommand, replay(given.acknowledged))).toEqual([
      'already-acknowledged',
      'incomplete-command',
    ]);
  });

  it('is refused after a void took its fact back into a voided referral', () => {
    expect(answer(commandOf(acknowledged()), replay(given.voided))).toEqual(['voided-is-final']);
    expect(answer(commandOf(referred()), replay(given.voided))).toEqual(['voided-is-final']);
  });

  it('records the fact anew after a void took only that fact back', () => {
    const state = replay([...given.acknowledged, voided({ of: 'acknowledgement' })]);
    expect(answer(commandOf(acknowledged()), state)).toBe(1);
  });

  it('is refused for the void of an acknowledgement, which leaves no fact behind', () => {
    const command = commandOf(voided({ of: 'acknowledgement' }, by(administrator)));
    const state = replay([...given.acknowledged, voided({ of: 'acknowledgement' })]);
    expect(answer(command, state)).toEqual(['void-of-what-is-not-latest']);
    expect(answer(command, replay([...given.voided]))).toEqual(['voided-is-final']);
  });
});

describe('The same type of command with other data', () => {
  it.each([
    ['acknowledge', commandOf(acknowledged({ acknowledgedOn: '2026-03-05' })), 'already-acknowledged'],
    ['enroll', commandOf(enrolled({ enrollmentId: 'enrollment-2' })), 'already-enrolled'],
    ['refer', commandOf(referred({ projectId: 'project-2' })), 'already-referred'],
    ['refer without its household', commandOf(referred()), 'already-referred'],
  ])('is refused: %s', (_, command, code) => {
    const history = [referred({ householdId: 'household-1' }), acknowledged(), enrolled()];
    expect(answer(command, replay(history))).toContain(code);
  });

  it.each([
    [{ resultDate: '2026-03-11' }, ['already-resolved', 'result-date-not-enrollment-date']],
    [
      { resultingEnrollmentId: 'enrollment-2' },
      ['already-resolved', 'resulting-enrollment-not-the-recorded-one'],
    ],
  ])('is refused for a result that stands: %j', (data, codes) => {
    expect(answer(resolveSuccessful(data), replay(given.successful))).toEqual(codes);
    const other = commandOf(unsuccessful({ resultDate: '2026-03-13' }));
    expect(answer(other, replay(given.unsuccessful))).toEqual(['already-resolved']);
  });

  it('is refused for the other kind of result', () => {
    expect(answer(commandOf(unsuccessful()), replay(given.successful))).toEqual(['already-resolved']);
    expect(answer(resolveSuccessful({}), replay(given.unsuccessful))).toContain('already-resolved');
  });
});

describe('resolve-successful', () => {
  const state = replay(given.enrolled);
  const resolved = evolve(state, successful());

  it.each([
    [{}],
    [{ resultDate: '2026-03-10' }],
    [{ resultingEnrollmentId: 'enrollment-1' }],
    [{ resultDate: '2026-03-10', resultingEnrollmentId: 'enrollment-1' }],
  ])('with %j takes date and enrollment from the enrollment, or agrees with them', (data) => {
    const decision = decide(resolveSuccessful(data), state);
    expect(decision.ok && decision.events[0]?.data).toEqual(successful().data);
    expect(decision.state).toEqual(resolved);
  });

  it.each([
    [{ resultDate: '2026-03-11' }, ['result-date-not-enrollment-date']],
    [{ resultingEnrollmentId: 'enrollment-2' }, ['resulting-enrollment-not-the-recorded-one']],
    [
      { resultDate: '2026-03-09', resultingEnrollmentId: 'enrollment-2' },
      ['result-date-not-enrollment-date', 'resulting-enrollment-not-the-recorded-one'],
    ],
  ])('with %j disagrees, and is refused', (data, codes) => {
    expect(answer(resolveSuccessful(data), state)).toEqual(codes);
  });

  it('before any enrollment is refused for that alone: nobody has to type a date', () => {
    expect(answer(resolveSuccessful({}), replay(given.acknowledged))).toEqual(['success-without-enrollment']);
  });

  it('over an enrollment that was only inferred may say otherwise, with warnings', () => {
    const imported = replay([...given.acknowledged, asImport(enrolled(), [], inferred)]);
    const data = { resultDate: '2026-03-11', resultingEnrollmentId: 'enrollment-2' };
    const decision = decide(resolveSuccessful(data), imported);
    expect(decision.ok && decision.warnings.map(({ code }) => code)).toEqual([
      'result-date-not-enrollment-date',
      'resulting-enrollment-not-the-recorded-one',
    ]);
    expect(decision.state).toMatchObject(data);
  });

  it('over an imported enrollment dated on no day of the calendar brings a date of its own', () => {
    const imported = replay([...given.acknowledged, asImport(enrolled({ enrolledOn: '2026-02-30' }))]);
    expect(answer(resolveSuccessful({}), imported)).toEqual(['date-not-real']);
    expect(answer(resolveSuccessful({ resultDate: '2026-03-10' }), imported)).toBe(1);
    expect(availableCommands(imported, provider)).toContain('resolve-successful');
  });
});
