import {
  type NewReferralEvent,
  type ReferralCommand,
  type ReferralState,
  RULES,
  type Violation,
} from 'ce-referrals';
import { columns, fieldsOf, heading, wrap } from './text.js';
import type { Step, Walk } from './walk.js';

/** A walk as lines of plain text. */
export function linesOfWalk({ title, steps, events, state }: Walk): readonly string[] {
  return [
    ...heading(title),
    ...steps.flatMap(linesOfStep),
    'Timeline',
    ...timeline(events),
    '',
    'State, folded from these events',
    ...linesOfState(state),
    '',
  ];
}

function linesOfStep({ command, mistake, decision }: Step): readonly string[] {
  const { role, organizationId } = command.metadata.recordedBy;
  return [
    ...columns([[command.type, fieldsOf(command.data) || 'without data: the enrollment has them']], ''),
    `    by a ${role} of organization ${organizationId}`,
    ...(mistake === undefined ? [] : [`    mistake: ${mistake}`]),
    ...(decision.ok
      ? decision.events.flatMap((event) => linesOfEvent(event, command))
      : decision.violations.flatMap(linesOfViolation)),
    '',
  ];
}

function linesOfEvent(event: NewReferralEvent, command: ReferralCommand): readonly string[] {
  const data = fieldsOf(event.data);
  const said = data === fieldsOf(command.data) ? 'with the same data' : data;
  return columns([[`-> ${event.type}`, said]], '    ');
}

function linesOfViolation({ code, severity, message, expected, docs }: Violation): readonly string[] {
  const rule = RULES.find((known) => known.code === code);
  return [
    ...wrap(`-> refused: ${message}`, '    ', '       '),
    ...columns(
      [
        ['code', `${code} (${severity})`],
        ['expected', expected === undefined ? '' : fieldsOf(expected)],
        ['rule', rule?.title ?? ''],
        ['because', rule?.because ?? ''],
        ['docs', docs],
      ],
      '       ',
    ),
  ];
}

function timeline(events: readonly NewReferralEvent[]): readonly string[] {
  const header = ['happened', 'recorded', 'role', 'event'];
  const rows = events.map((event) => [
    happenedOn(event),
    event.metadata.recordedAt,
    event.metadata.recordedBy.role,
    event.type,
  ]);
  return columns([header, ...rows], '  ');
}

/** The day a fact happened, which is never the moment it was recorded. */
export function happenedOn(event: NewReferralEvent): string {
  switch (event.type) {
    case 'referred':
      return event.data.referredOn;
    case 'acknowledged':
      return event.data.acknowledgedOn;
    case 'enrolled':
      return event.data.enrolledOn;
    case 'resolved':
      return event.data.resultDate;
    case 'not-housed-reason-added':
      return event.data.addedOn;
    case 'voided':
      return event.data.voidedOn;
  }
}

function linesOfState(state: ReferralState): readonly string[] {
  const rows = Object.entries(state).map(([name, value]) => [
    name,
    typeof value === 'object' ? fieldsOf(value) : String(value),
  ]);
  return columns(rows, '  ');
}
