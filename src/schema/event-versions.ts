import type { ReferralEvent } from '../referral/events.js';
import { eventValidator } from './event-validator.js';
import { type Upcasts, upcasting } from './upcasting.js';
import type { Prepare, Validate } from './validate.js';

/**
 * The events of every version of the wire format, the oldest first. A new version is added here, at the end; then
 * nothing compiles until it has its schemas below, and the step that leads to it from the version before.
 */
type EventVersions = readonly [ReferralEvent];

const UPCASTS: Upcasts<EventVersions> = [];

/** Validates events that any version so far has written, and answers them as this version writes them. */
export function eventOfAnyVersion(prepare: Prepare): Validate<ReferralEvent> {
  return upcasting<EventVersions>([eventValidator(prepare)], UPCASTS);
}
