// Run by node:test in a child process, from the built package. The last test is meant to fail.
import { test } from 'node:test';
import { given } from 'ce-referrals/testing';

const recordedAt = '2026-04-01T09:00-05:00';
const manager = { userId: 'user-1', organizationId: 'ce-organization', role: 'priority-list-manager' };
const provider = { userId: 'user-2', organizationId: 'organization-1', role: 'housing-provider' };

const referred = {
  type: 'referred',
  data: {
    referralId: 'referral-1',
    personalId: 'client-1',
    enrollmentId: 'ce-enrollment-1',
    eventType: 14,
    projectId: 'project-1',
    organizationId: 'organization-1',
    referredOn: '2026-03-02',
  },
  metadata: { source: 'entry', recordedAt, recordedBy: manager },
};
const acknowledge = {
  type: 'acknowledge',
  data: { acknowledgedOn: '2026-03-04' },
  metadata: { recordedAt, recordedBy: provider },
};
const acknowledged = (acknowledgedOn) => ({
  type: 'acknowledged',
  data: { acknowledgedOn },
  metadata: { source: 'entry', recordedAt, recordedBy: provider },
});

test('gives the event', () => {
  given([referred])
    .when(acknowledge)
    .then([acknowledged('2026-03-04')]);
});

test('refuses', () => {
  given([]).when(acknowledge).thenRefused(['not-referred']);
});

test('is wrong about the day', () => {
  given([referred])
    .when(acknowledge)
    .then([acknowledged('2026-03-05')]);
});
