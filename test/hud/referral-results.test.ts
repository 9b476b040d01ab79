import {
  REFERRAL_RESULT_LABELS,
  REFERRAL_RESULTS,
  referralResultCode,
  referralResultOf,
  UNSUCCESSFUL_RESULTS,
} from 'ce-referrals';
import { describe, expect, it } from 'vitest';

describe('Referral results of 4.20.D', () => {
  it('are HUD’s 1, 2 and 3', () => {
    expect(REFERRAL_RESULTS.map(referralResultCode)).toEqual([1, 2, 3]);
    expect(referralResultCode('client-accepted')).toBe(1);
    expect(referralResultCode('client-rejected')).toBe(2);
    expect(referralResultCode('provider-rejected')).toBe(3);
  });

  it('are unsuccessful from 2 on', () => {
    expect(UNSUCCESSFUL_RESULTS).toEqual(['client-rejected', 'provider-rejected']);
  });

  it('come back from their codes, and from no other number', () => {
    expect([1, 2, 3].map(referralResultOf)).toEqual(REFERRAL_RESULTS);
    for (const code of [0, 4, 8, 9, 99, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(referralResultOf(code)).toBeUndefined();
    }
  });

  it('have the labels that HUD prints', () => {
    expect(REFERRAL_RESULT_LABELS).toEqual({
      'client-accepted': 'Successful referral: client accepted',
      'client-rejected': 'Unsuccessful referral: client rejected',
      'provider-rejected': 'Unsuccessful referral: provider rejected',
    });
  });
});
