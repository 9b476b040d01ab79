import { audit } from '../../../referral/audit.js';
import type { NewReferralEvent, ReferralEvent } from '../../../referral/events.js';
import type { ReportedFinding } from '../implementation.js';
import { Breach } from '../failure.js';
import { commandOf } from '../command-of.js';
import { differencesInFacts } from '../plain.js';
import { anythingExamples, cleanExamples, judgedExamples, lifeExamples } from './examples.js';
import { listed } from './decide-laws.js';
import { expectSame, type Law } from './law.js';

function findings(found: readonly ReportedFinding[]): readonly string[] {
  const lines = found.map(
    ({ eventIndex = -1, code, severity }) => `event ${eventIndex + 1}: ${code} (${severity})`,
  );
  return [...new Set(lines)].sort();
}

const answers: Law = {
  code: 'audit-answers',
  sentence: 'audit answers whatever the history holds: it throws for no event, and reports what is none.',
  about: ['audit'],
  examples: anythingExamples,
  check(subject, { events, options }) {
    const unknown = (found: readonly ReportedFinding[]): readonly string[] =>
      findings(found.filter(({ code }) => code === 'unknown-event-type'));
    const expected = unknown(audit(events, options).findings);
    expectSame(
      'What is no event is not reported as such.',
      expected,
      unknown(subject.audit(events, options).findings),
    );
  },
};

const agrees: Law = {
  code: 'findings-agree',
  sentence:
    'audit finds what the library’s finds: every broken rule with the place of its event and its severity, and names what it could not check.',
  about: ['audit'],
  examples: judgedExamples,
  share: 2,
  check(subject, { events, options, unknowable = [] }) {
    const given = { ...options, unknowable };
    const expected = audit(events, given);
    const report = subject.audit(events, given);
    expectSame('The findings differ.', findings(expected.findings), findings(report.findings));
    expectSame(
      'What was not checked differs.',
      [...expected.notChecked].sort(),
      [...report.notChecked].sort(),
    );
  },
};

const warnings: Law = {
  code: 'audit-finds-the-warnings',
  sentence: 'The audit of what decide accepted finds exactly the warnings that decide gave.',
  about: ['decide'],
  examples: lifeExamples,
  check(subject, { commands = [], options }) {
    let state = subject.initialState;
    const events: ReferralEvent[] = [];
    const expected: ReportedFinding[] = [];
    for (const command of commands) {
      const decision = subject.decide(command, state, options);
      if (!decision.ok) continue;
      for (const event of decision.events) {
        expected.push(...decision.warnings.map((warning) => ({ ...warning, eventIndex: events.length })));
        events.push(event);
        state = subject.evolve(state, event);
      }
    }
    const found = subject.audit(events, options).findings;
    expectSame('The findings are not the warnings.', findings(expected), findings(found));
  },
};

const clean: Law = {
  code: 'what-is-clean-is-accepted',
  sentence:
    'A recorded history in which audit finds nothing wrong is accepted by decide, command by command, with the same data.',
  about: ['decide'],
  examples: cleanExamples,
  check(subject, { events, options }) {
    // Audit alone chooses: an event joins the history where the audit of all stays clean.
    const history: NewReferralEvent[] = [];
    for (const event of events as readonly NewReferralEvent[]) {
      if (subject.audit([...history, event], options).findings.length === 0) history.push(event);
    }
    let state = subject.initialState;
    for (const event of history) {
      const command = commandOf(event);
      const decision = subject.decide(command, state, options);
      if (!decision.ok)
        throw new Breach(`${command.type} was refused: ${listed(decision.violations).join(', ')}.`);
      const [made] = decision.events;
      const found = differencesInFacts([event.type, event.data], [made?.type, made?.data]);
      if (found.length > 0) throw new Breach(`${command.type} gave another event than was recorded.`, found);
      state = subject.evolve(state, event);
    }
  },
};

/** The laws of `audit`, and of `audit` and `decide` together. */
export const AUDIT_LAWS: readonly Law[] = [answers, agrees, warnings, clean];
