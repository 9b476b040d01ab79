import { NEW_REFERRAL_EVENT_TYPES, RETIRED_EVENT_TYPE } from '../../hud/index.js';
import { type EventCheck, eventCheck, type RuleWords } from './rule.js';

export const check: EventCheck<'referred'> = /* @__PURE__ */ eventCheck({
  code: 'retired-event-type',
  title: 'A new referral is not of a type that HUD has retired.',
  on: ['referred'],
  check({ data, metadata }) {
    return data.eventType === RETIRED_EVENT_TYPE && metadata?.source !== 'import'
      ? { expected: { field: 'eventType', oneOf: NEW_REFERRAL_EVENT_TYPES } }
      : undefined;
  },
});

export const words: RuleWords = {
  because:
    'Emergency Housing Vouchers are no longer issued: a new referral of type 17 leads nowhere. Old ones stay readable.',
  source: 'HUD 4.20: 17 is retired',
};
