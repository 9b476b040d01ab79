import { deepFreeze } from '../referral/freeze.js';
import type { CocPolicy } from '../referral/policy.js';

/** The name of a set of deadlines that is in use somewhere. */
export type DeadlinePresetName = 'nw-minnesota' | 'minnesota-check' | 'eva' | 'missouri-oaeh';

/** Deadlines that are in use somewhere, to begin a policy with. */
export interface DeadlinePreset {
  /** Who sets them, and what they say. */
  readonly title: string;
  /** The deadlines, as a policy takes them. Holidays are the policy's own. */
  readonly deadlines: CocPolicy['deadlines'];
}

function buildPresets(): Readonly<Record<DeadlinePresetName, DeadlinePreset>> {
  return deepFreeze({
    'nw-minnesota': {
      title: 'Northwest Minnesota: acknowledged within 3 working days',
      deadlines: { acknowledgeWithin: { days: 3, count: 'working-days' } },
    },
    'minnesota-check': {
      title: 'Minnesota’s provider check: acknowledged or resolved within 7 days',
      deadlines: { acknowledgeWithin: { days: 7, count: 'calendar-days' } },
    },
    eva: {
      title: 'HUD’s CSV checker Eva, as delivered: a result within 14 days',
      deadlines: { resolveWithin: { days: 14, count: 'calendar-days' } },
    },
    'missouri-oaeh': {
      title:
        'Missouri’s OAEH: acknowledged within 72 hours, counted as 3 days since a date has no time of day',
      deadlines: { acknowledgeWithin: { days: 3, count: 'calendar-days' } },
    },
  });
}

/** Deadlines that are in use somewhere. They may change there: check them with the CoC. */
export const DEADLINE_PRESETS: Readonly<Record<DeadlinePresetName, DeadlinePreset>> =
  /* @__PURE__ */ buildPresets();
