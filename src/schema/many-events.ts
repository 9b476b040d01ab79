import type { ReferralEvent } from '../referral/events.js';
import { compiled } from './compiled.js';
import { eventOfAnyVersion } from './event-versions.js';
import type { Validate } from './validate.js';

/** Validates one event of many. */
export const validateOneOfMany: Validate<ReferralEvent> = /* @__PURE__ */ eventOfAnyVersion(compiled);
