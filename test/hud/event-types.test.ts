import {
  carriesLocation,
  carriesResult,
  EVENT_TYPE_LABELS,
  eventTypesFor,
  fitsProjectType,
  HOUSING_REFERRAL_EVENT_TYPES,
  isHousingReferral,
  JOINT_TH_RRH_FUNDERS,
  CURRENT_HOUSING_REFERRAL_EVENT_TYPES,
  RETIRED_EVENT_TYPE,
  receivingProjectTypes,
} from 'ce-referrals';
import { describe, expect, it } from 'vitest';

const EVERY_TYPE = Array.from({ length: 18 }, (_, i) => i + 1);
const EVERY_PROJECT_TYPE = [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14];

describe('Event types of 4.20', () => {
  it('are 18, each with a label', () => {
    expect(Object.keys(EVENT_TYPE_LABELS).map(Number)).toEqual(EVERY_TYPE);
    for (const label of Object.values(EVENT_TYPE_LABELS)) expect(label).toMatch(/^[A-Z]/);
    expect(new Set(Object.values(EVENT_TYPE_LABELS)).size).toBe(18);
  });

  it('are housing referrals from 10 to 15, 17 and 18', () => {
    expect(HOUSING_REFERRAL_EVENT_TYPES).toEqual([10, 11, 12, 13, 14, 15, 17, 18]);
    expect(EVERY_TYPE.filter(isHousingReferral)).toEqual([10, 11, 12, 13, 14, 15, 17, 18]);
  });

  it('are offered for new referrals without the retired 17', () => {
    expect(RETIRED_EVENT_TYPE).toBe(17);
    expect(CURRENT_HOUSING_REFERRAL_EVENT_TYPES).toEqual([10, 11, 12, 13, 14, 15, 18]);
  });

  it('carry a location from 10 to 15 alone', () => {
    expect(EVERY_TYPE.filter(carriesLocation)).toEqual([10, 11, 12, 13, 14, 15]);
  });

  it('carry a result where they are housing referrals', () => {
    expect(EVERY_TYPE.filter(carriesResult)).toEqual([10, 11, 12, 13, 14, 15, 17, 18]);
  });

  it.each([[0], [9], [16], [19], [-10], [10.5], [Number.NaN], ['14'], [null], [undefined], ['constructor']])(
    'are not %j',
    (value) => {
      expect([isHousingReferral(value), carriesLocation(value), carriesResult(value)]).toEqual([
        false,
        false,
        false,
      ]);
    },
  );
});

describe('Receiving project types', () => {
  it('are those of HUD, and none for the vouchers and for what is no housing referral', () => {
    const table = EVERY_TYPE.map((type) => [type, receivingProjectTypes(type)]);
    expect(table.filter(([, types]) => types !== undefined)).toEqual([
      [10, [0, 1, 8]],
      [11, [2]],
      [12, [2, 13]],
      [13, [13]],
      [14, [3]],
      [15, [9, 10]],
    ]);
  });

  it('are none for names that every object has, so that untyped data cannot break a rule', () => {
    for (const name of ['constructor', '__proto__', 'toString', '13', { toString: 1 }, null]) {
      expect(receivingProjectTypes(name as unknown as number)).toBeUndefined();
      expect(fitsProjectType(name as unknown as number, 3)).toBe(true);
    }
  });

  it('fit an event type exactly where the table has them', () => {
    for (const type of [10, 11, 13, 14, 15]) {
      const fitting = EVERY_PROJECT_TYPE.filter((projectType) => fitsProjectType(type, projectType));
      expect(fitting, `type ${type}`).toEqual(receivingProjectTypes(type));
    }
  });

  it('take a joint opening unless they are known to be no half of a joint component', () => {
    for (const projectType of [2, 13]) {
      expect(fitsProjectType(12, projectType)).toBe(true);
      expect(fitsProjectType(12, projectType, true)).toBe(true);
      expect(fitsProjectType(12, projectType, false)).toBe(false);
    }
    expect(fitsProjectType(12, 3, true)).toBe(false);
    expect(JOINT_TH_RRH_FUNDERS).toEqual([44, 54, 55]);
  });

  it('take a voucher whatever they are', () => {
    expect(EVERY_PROJECT_TYPE.every((type) => fitsProjectType(17, type) && fitsProjectType(18, type))).toBe(
      true,
    );
  });

  it('tell which event types a project may receive, without the vouchers', () => {
    expect(EVERY_PROJECT_TYPE.map((type) => [type, eventTypesFor(type)])).toEqual([
      [0, [10]],
      [1, [10]],
      [2, [11, 12]],
      [3, [14]],
      [4, []],
      [6, []],
      [7, []],
      [8, [10]],
      [9, [15]],
      [10, [15]],
      [11, []],
      [12, []],
      [13, [12, 13]],
      [14, []],
    ]);
    expect(eventTypesFor(13, false)).toEqual([13]);
    expect(eventTypesFor(2, true)).toEqual([11, 12]);
  });
});
