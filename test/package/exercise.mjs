// A walk through the public API, in plain JavaScript, for whichever copy of the package it is given. What it
// answers is plain data, so that two copies can be compared.

const provider = { userId: 'user-2', organizationId: 'organization-1', role: 'housing-provider' };
const manager = { userId: 'user-1', organizationId: 'ce-organization', role: 'priority-list-manager' };
const at = (recordedBy) => ({ recordedAt: '2026-04-01T09:00-05:00', recordedBy });

const commands = [
  {
    type: 'refer',
    data: {
      referralId: 'referral-1',
      personalId: 'client-1',
      enrollmentId: 'ce-enrollment-1',
      eventType: 14,
      projectId: 'project-1',
      organizationId: 'organization-1',
      referredOn: '2026-03-02',
    },
    metadata: at(manager),
  },
  { type: 'acknowledge', data: { acknowledgedOn: '2026-03-04' }, metadata: at(provider) },
  { type: 'resolve-successful', data: {}, metadata: at(provider) },
  {
    type: 'enroll',
    data: {
      enrollmentId: 'enrollment-1',
      personalId: 'client-1',
      projectId: 'project-1',
      enrolledOn: '2026-03-10',
    },
    metadata: at(provider),
  },
  { type: 'resolve-successful', data: {}, metadata: at(provider) },
];

/** Decides, folds both ways, audits, and lists what may follow. */
export function exercise(library) {
  let state = library.initialState;
  const decisions = [];
  const events = [];
  for (const command of commands) {
    const decision = library.decide(command, state);
    decisions.push(decision);
    if (decision.ok) events.push(...decision.events);
    state = decision.state;
  }
  const [patched, patches] = library.evolveWithPatches(library.replay(events.slice(0, -1)), events.at(-1));
  return {
    exports: Object.keys(library)
      .filter((name) => name !== 'default' && name !== '__esModule')
      .sort(),
    decisions,
    replayed: library.replay(events),
    folded: events.reduce(library.evolve, library.initialState),
    patched,
    patches,
    audit: library.audit([...events, ...events]),
    available: library.availableCommands(state, provider),
    rules: library.RULES.map(({ code, title }) => [code, title]),
    policy: library.defaultPolicy,
  };
}

/** The error of a refused command, and a state. */
export function refusedBy(library) {
  try {
    library.decideOrThrow(commands[1], library.initialState);
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}
