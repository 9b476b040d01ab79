import { addDays, isCalendarDate } from '../../../referral/calendar-date.js';
import type { ReferralCommand } from '../../../referral/commands.js';
import { decide } from '../../../referral/decide.js';
import { Breach } from '../failure.js';
import type { ReportedDecision, ReportedRule } from '../implementation.js';
import { show } from '../show.js';
import { libraryState, type OwnState, type Subject } from '../subject.js';
import { attemptExamples, malformedExamples, repeatableExamples } from './examples.js';
import { expectSame, expectThat, type Law } from './law.js';

/** Broken rules as they are compared: each once, in the order of codes. */
export function listed(found: readonly ReportedRule[]): readonly string[] {
  return [...new Set(found.map(({ code, severity }) => `${code} (${severity})`))].sort();
}

function verdict(subject: Subject, decision: ReportedDecision<OwnState>): unknown {
  if (!decision.ok) return { ok: false, violations: listed(decision.violations) };
  const { events, warnings, state } = decision;
  return {
    ...{ ok: true, events, warnings: listed(warnings) },
    ...(state === undefined ? {} : { state: subject.factsOf(state) }),
  };
}

const answers: Law = {
  code: 'decide-answers',
  sentence:
    'decide answers whatever it is given: a malformed command is refused, incomplete-command among the rules it breaks, and nothing is thrown.',
  about: ['decide'],
  examples: malformedExamples,
  check(subject, { events, commands = [], options }) {
    const state = subject.fold(events);
    const ours = libraryState(events);
    for (const command of commands) {
      const decision = subject.decide(command, state, options);
      const expected = decide(command, ours, options);
      expectThat(decision.ok === expected.ok, `The command was ${decision.ok ? 'accepted' : 'refused'}.`);
      if (expected.ok || decision.ok) continue;
      const has = (found: readonly ReportedRule[]): boolean =>
        found.some(({ code }) => code === 'incomplete-command');
      if (has(expected.violations) !== has(decision.violations)) {
        throw new Breach(`The violations are ${listed(decision.violations).join(', ') || 'none'}.`);
      }
    }
  },
};

const agrees: Law = {
  code: 'decisions-agree',
  sentence:
    'A well-formed command gets the library’s answer: the same event with the same metadata, or the same rules broken, all of them, each with its severity.',
  about: ['decide'],
  examples: attemptExamples,
  share: 2,
  check(subject, { events, commands = [], options }) {
    const state = subject.fold(events);
    const ours = libraryState(events);
    for (const [index, command] of commands.entries()) {
      const decision = subject.decide(command, state, options);
      const expected = decide(command, ours, options);
      const told = expected.ok && decision.ok && decision.state === undefined;
      const ourVerdict = expected.ok
        ? { ...expected, warnings: listed(expected.warnings), ...(told ? { state: undefined } : {}) }
        : { ok: false, violations: listed(expected.violations) };
      expectSame(`The answer to command ${index + 1} differs.`, ourVerdict, verdict(subject, decision));
    }
  },
};

const takesPart = ({ type, data }: ReferralCommand): boolean => type !== 'void' || data.of === 'referral';

function isAcceptedWithAnEvent(decision: ReportedDecision<OwnState>): boolean {
  return decision.ok && decision.events.length > 0;
}

const retry: Law = {
  code: 'a-retry-changes-nothing',
  sentence:
    'The same command by the same person again, at once or after later events other than a void, is accepted and gives no event. Only the void of an acknowledgement or an enrollment is refused.',
  about: ['decide'],
  examples: repeatableExamples,
  check(subject, { events, commands = [], later = [], options }) {
    const [command] = commands;
    if (command === undefined) return;
    const first = subject.decide(command, subject.fold(events), options);
    if (!first.ok || first.events.length === 0) return;
    const recorded = [...events, ...first.events];
    for (let length = 0; length <= (takesPart(command) ? later.length : 0); length += 1) {
      const when = length === 0 ? 'At once' : `After ${length} later events`;
      const again = subject.decide(command, subject.fold([...recorded, ...later.slice(0, length)]), options);
      if (!takesPart(command)) {
        const codes = again.ok ? [] : listed(again.violations);
        expectSame(
          'The second void of the same fact was not refused for that alone.',
          ['void-of-what-is-not-latest (error)'],
          codes,
        );
      } else if (!again.ok) {
        throw new Breach(`${when} the retry was refused: ${listed(again.violations).join(', ')}.`);
      } else {
        expectThat(
          again.events.length === 0,
          `${when} the retry gave an event again: ${show(again.events[0])}.`,
        );
        expectSame(`${when} the retry got warnings.`, [], listed(again.warnings));
      }
    }
  },
};

/** The same type of command, saying something else in one field. */
function otherwise(command: ReferralCommand): readonly ReferralCommand[] {
  return Object.entries(command.data).flatMap(([field, value]: [string, unknown]) => {
    const other = otherValue(field, value, command.type);
    if (other === undefined) return [];
    return [{ ...command, data: { ...command.data, [field]: other } } as ReferralCommand];
  });
}

function otherValue(field: string, value: unknown, type: string): unknown {
  if (field === 'of') return undefined;
  if (field === 'result') return value === 'client-rejected' ? 'provider-rejected' : 'client-rejected';
  if (field === 'reason' && type === 'void') return value === 'duplicate' ? 'wrong-client' : 'duplicate';
  if (typeof value === 'number') return value === 10 ? 11 : 10;
  if (isCalendarDate(value)) return addDays(value, 1);
  return typeof value === 'string' ? `${value.slice(0, 60)}!` : undefined;
}

const otherData: Law = {
  code: 'other-data-is-refused',
  sentence: 'A command of the same type that says something else than what was recorded is refused.',
  about: ['decide'],
  examples: repeatableExamples,
  check(subject, { events, commands = [], later = [], options }) {
    const [command] = commands;
    if (command === undefined || !takesPart(command)) return;
    const first = subject.decide(command, subject.fold(events), options);
    if (!first.ok || !isAcceptedWithAnEvent(first)) return;
    const state = subject.fold([...events, ...first.events, ...later]);
    for (const other of otherwise(command)) {
      const decision = subject.decide(other, state, options);
      expectThat(!decision.ok, `${other.type} ${show(other.data)} was accepted.`);
    }
  },
};

/** The laws of `decide`. */
export const DECIDE_LAWS: readonly Law[] = [answers, agrees, retry, otherData];
