import { CURRENT_HOUSING_REFERRAL_EVENT_TYPES, RETIRED_EVENT_TYPE } from '../../hud/index.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'referred'> = /* @__PURE__ */ eventCheck({
  code: 'retired-event-type',
  on: ['referred'],
  check({ data, metadata }) {
    return data.eventType === RETIRED_EVENT_TYPE && metadata?.source !== 'import'
      ? fault('eventType', { oneOf: CURRENT_HOUSING_REFERRAL_EVENT_TYPES })
      : undefined;
  },
});

export const words: RuleWords = {
  title: 'A new referral is not of a type that HUD has retired.',
  because:
    'Emergency Housing Vouchers are no longer issued: a new referral of type 17 leads nowhere. Old ones stay readable. In an export a referral is new from 2025-10-01 on, the first day of HUD’s FY2026 standards, which list the type as retired.',
  source: 'HUD 4.20: 17 is retired',
};
