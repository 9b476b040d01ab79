import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../src/referral/rules/message.js';
import type { Expected } from '../../../src/referral/rules/rule.js';

describe('The message of a violation says', () => {
  it.each<[what: string, expected: Expected | undefined, message: string]>([
    ['the rule alone, where nothing was expected', undefined, 'Reason not on list'],
    ['the rule alone, where nothing can be said', {}, 'Reason not on list'],
    ['which field', { field: 'notHousedReason' }, 'Reason not on list: notHousedReason'],
    ['what it must be', { field: 'eventType', is: 13 }, 'Reason not on list: eventType must be 13'],
    [
      'the values it may have',
      { field: 'result', oneOf: ['client-rejected', 'provider-rejected'] },
      'Reason not on list: result must be one of client-rejected, provider-rejected',
    ],
    ['no list of nothing', { field: 'result', oneOf: [] }, 'Reason not on list: result'],
    [
      'from when on',
      { field: 'enrolledOn', onOrAfter: '2026-03-02' },
      'Reason not on list: enrolledOn must be on or after 2026-03-02',
    ],
    [
      'until when',
      { field: 'acknowledgedOn', onOrBefore: '2026-03-10' },
      'Reason not on list: acknowledgedOn must be on or before 2026-03-10',
    ],
    [
      'in which status',
      { status: ['referred', 'acknowledged'] },
      'Reason not on list: status must be referred, acknowledged',
    ],
  ])('%s', (_, expected, message) => {
    expect(messageOf('reason-not-on-list', expected)).toBe(message);
  });
});
