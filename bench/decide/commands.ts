import {
  initialState,
  type NewReferralEvent,
  type ReferralCommand,
  type ReferralState,
  replay,
} from 'ce-referrals';
import { histories } from '../histories.js';

/** A command, and the state that it meets. */
export interface Met {
  readonly command: ReferralCommand;
  readonly state: ReferralState;
}

const TYPES = {
  referred: 'refer',
  acknowledged: 'acknowledge',
  enrolled: 'enroll',
  'not-housed-reason-added': 'add-not-housed-reason',
  voided: 'void',
} as const;

// The command that an event came of. A success needs no date and no enrollment of its own.
function commandOf({ type, data, metadata }: NewReferralEvent, number: number): ReferralCommand {
  const { recordedAt, recordedBy } = metadata;
  const by = { recordedAt, recordedBy, commandId: `command-${number}` };
  if (type !== 'resolved') return { type: TYPES[type], data, metadata: by } as ReferralCommand;
  return data.result === 'client-accepted'
    ? { type: 'resolve-successful', data: {}, metadata: by }
    : { type: 'resolve-unsuccessful', data, metadata: by };
}

// A provider of another organization: what a rule refuses.
function fromElsewhere(command: ReferralCommand): ReferralCommand {
  const { metadata } = command;
  const recordedBy = { ...metadata.recordedBy, organizationId: 'elsewhere' };
  return { ...command, metadata: { ...metadata, recordedBy } } as ReferralCommand;
}

/**
 * The commands that the histories came of, each with the state it met. One in 20 is refused, and one in 20 is a
 * repetition, which gives no event.
 */
export function commandsMet(count: number): readonly Met[] {
  const met: Met[] = [];
  for (const events of histories(count)) {
    let state = initialState;
    for (const event of events) {
      const command = commandOf(event, met.length);
      const after = replay([event], state);
      if (met.length % 20 === 7) met.push({ command: fromElsewhere(command), state });
      else if (met.length % 20 === 13) met.push({ command, state: after });
      met.push({ command, state });
      state = after;
    }
  }
  return met;
}
