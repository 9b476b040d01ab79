import { ROLES } from '../../../referral/actor.js';
import { availableCommands } from '../../../referral/available-commands.js';
import { COMMAND_TYPES } from '../../../referral/commands.js';
import { isTerminal } from '../../../referral/state.js';
import { commandsOf } from '../command-space.js';
import { libraryState } from '../subject.js';
import { askingExamples } from './examples.js';
import { expectSame, expectThat, type Law } from './law.js';

const agrees: Law = {
  code: 'offers-agree',
  sentence: 'availableCommands lists what the library’s lists.',
  about: ['availableCommands'],
  examples: askingExamples,
  check(subject, { events, actor, options }) {
    if (actor === undefined) return;
    const listed = subject.availableCommands(subject.fold(events), actor, options);
    const expected = availableCommands(libraryState(events), actor, options);
    expectSame('The lists differ.', [...expected].sort(), [...listed].sort());
  },
};

const accepted: Law = {
  code: 'offered-if-and-only-if-accepted',
  sentence:
    'A command is listed as available if and only if some data at some time makes decide accept it with an event.',
  about: ['decide', 'availableCommands'],
  examples: askingExamples,
  share: 0.1,
  check(subject, { events, actor, options }) {
    if (actor === undefined) return;
    const state = subject.fold(events);
    const listed = subject.availableCommands(state, actor, options);
    for (const type of COMMAND_TYPES) {
      let isAccepted = false;
      for (const command of commandsOf(type, { state: libraryState(events), actor, ...options })) {
        const decision = subject.decideWith(command, state, options);
        isAccepted = decision.ok && decision.events.length > 0;
        if (isAccepted) break;
      }
      expectThat(
        isAccepted === listed.includes(type),
        isAccepted
          ? `${type} is accepted, and not listed.`
          : `${type} is listed, and no data makes decide accept it.`,
      );
    }
  },
};

const noDeadEnd: Law = {
  code: 'no-dead-end',
  sentence:
    'After a legal or an imported history, under the default policy, a state that is not terminal offers somebody more than a void.',
  about: ['availableCommands'],
  examples: askingExamples,
  check(subject, { events, actor, options }) {
    const ours = libraryState(events);
    if (actor === undefined || isTerminal(ours) || ours.status === 'not-referred') return;
    const receiving = ours.referral.organizationId ?? actor.organizationId;
    const state = subject.fold(events);
    const known = options.known.projects?.[ours.referral.projectId ?? '']?.organizationId;
    const offered = [receiving, actor.organizationId, known ?? receiving].flatMap((organizationId) =>
      ROLES.flatMap((role) =>
        subject.availableCommands(state, { userId: actor.userId, organizationId, role }, options),
      ),
    );
    expectThat(
      offered.some((type) => type !== 'void'),
      `Nobody is offered anything but a void in a referral that is ${ours.status}.`,
    );
  },
};

/** The laws of `availableCommands`. */
export const OFFER_LAWS: readonly Law[] = [agrees, accepted, noDeadEnd];
