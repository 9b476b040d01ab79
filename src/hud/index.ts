export { EVENT_TYPE_LABELS } from './event-type-labels.js';
export {
  carriesLocation,
  carriesResult,
  type CeEventType,
  HOUSING_REFERRAL_EVENT_TYPES,
  type HousingReferralEventType,
  isHousingReferral,
  CURRENT_HOUSING_REFERRAL_EVENT_TYPES,
  type CurrentHousingReferralEventType,
  RETIRED_EVENT_TYPE,
} from './event-types.js';
export {
  eventTypesFor,
  fitsProjectType,
  JOINT_TH_RRH_FUNDERS,
  receivingProjectTypes,
} from './project-types.js';
export {
  REFERRAL_RESULT_LABELS,
  REFERRAL_RESULTS,
  type ReferralResult,
  type ReferralResultCode,
  referralResultCode,
  referralResultOf,
  UNSUCCESSFUL_RESULTS,
  type UnsuccessfulResult,
} from './referral-results.js';
