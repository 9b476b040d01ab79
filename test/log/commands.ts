import type { CommandMetadata, ReferralCommand } from 'ce-referrals';

export const MANAGER = { userId: 'u-11', organizationId: 'ce-lead', role: 'priority-list-manager' } as const;
const PROVIDER = { userId: 'u-72', organizationId: 'harbor', role: 'housing-provider' } as const;

type By = CommandMetadata['recordedBy'];

function metadata(recordedBy: By, commandId: string | undefined): CommandMetadata {
  return { recordedAt: '2026-03-20T09:15-06:00', recordedBy, ...(commandId && { commandId }) };
}

export function refer(referralId: string, commandId?: string): ReferralCommand {
  return {
    type: 'refer',
    data: {
      referralId,
      personalId: 'p-400',
      enrollmentId: 'e-ce-9',
      eventType: 13,
      projectId: 'prj-rrh',
      organizationId: 'harbor',
      referredOn: '2026-03-02',
    },
    metadata: metadata(MANAGER, commandId),
  };
}

export function acknowledge(
  commandId?: string,
  acknowledgedOn: '2026-03-03' | '2026-03-04' = '2026-03-03',
): ReferralCommand {
  return { type: 'acknowledge', data: { acknowledgedOn }, metadata: metadata(PROVIDER, commandId) };
}

export function voidAcknowledgement(commandId?: string): ReferralCommand {
  return {
    type: 'void',
    data: { of: 'acknowledgement', reason: 'entered-in-error', voidedOn: '2026-03-05' },
    metadata: metadata(PROVIDER, commandId),
  };
}
