import { isHousingReferral, CURRENT_HOUSING_REFERRAL_EVENT_TYPES } from '../../hud/index.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'referred'> = /* @__PURE__ */ eventCheck({
  code: 'not-a-housing-referral',
  on: ['referred'],
  check({ data }) {
    return isHousingReferral(data.eventType)
      ? undefined
      : fault('eventType', { oneOf: CURRENT_HOUSING_REFERRAL_EVENT_TYPES });
  },
});

export const words: RuleWords = {
  title: 'A referral is of one of HUD’s housing referral types.',
  because: 'An assessment or a street outreach referral has no opening behind it and can never be resolved.',
  source: 'HUD 4.20: 10 to 15, 17 and 18',
};
