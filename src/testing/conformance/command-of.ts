import type { CommandMetadata, ReferralCommand } from '../../referral/commands.js';
import type { NewReferralEvent } from '../../referral/events.js';

/** The command that says what a recorded event says: the way back from an event to what a person did. */
export function commandOf(event: NewReferralEvent): ReferralCommand {
  const { recordedAt, recordedBy, commandId } = event.metadata;
  const metadata: CommandMetadata = {
    recordedAt,
    recordedBy,
    ...(commandId === undefined ? {} : { commandId }),
  };
  switch (event.type) {
    case 'referred':
      return { type: 'refer', data: event.data, metadata };
    case 'acknowledged':
      return { type: 'acknowledge', data: event.data, metadata };
    case 'enrolled':
      return { type: 'enroll', data: event.data, metadata };
    case 'not-housed-reason-added':
      return { type: 'add-not-housed-reason', data: event.data, metadata };
    case 'voided':
      return { type: 'void', data: event.data, metadata };
    case 'resolved': {
      const { data } = event;
      if (data.result !== 'client-accepted') return { type: 'resolve-unsuccessful', data, metadata };
      const { result: _, ...own } = data;
      return { type: 'resolve-successful', data: own, metadata };
    }
  }
}
