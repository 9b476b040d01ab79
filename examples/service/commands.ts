import { createHash } from 'node:crypto';
import { type Actor, decide, initialState, type ReferralCommand, type ReferralState } from 'ce-referrals';
import { knownFor } from 'ce-referrals/caseload';
import { type Handled, handle } from 'ce-referrals/log';
import { safeParseCommand } from 'ce-referrals/schema';
import type { FastifyInstance } from 'fastify';
import { visible } from './access.js';
import type { Context } from './context.js';
import { type Broken, Problem } from './problem.js';
import { type ReferralParams, referralIdOf } from './referral-id.js';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,128}$/;

const METADATA_GIVEN: Broken = {
  code: 'unknown-key',
  path: ['metadata'],
  message: 'Who records, and when, is not for the body to say: the token and the clock of the service do.',
};

const ANOTHER_REFERRAL: Broken = {
  code: 'stream-not-the-referral',
  path: ['data', 'referralId'],
  message: 'The referral must be the one that the URL names.',
};

/** What `POST /referrals/{referralId}/commands` answers: what was recorded, and where that led. */
export interface CommandAnswer {
  readonly referralId: string;
  /** The version of the referral's stream after the command. */
  readonly version: number;
  /** False where the referral said so already. */
  readonly recorded: boolean;
  readonly state: ReferralState;
  readonly warnings: readonly Broken[];
}

// A key is the person's own: nobody can take another one's, nor ask whether it was used. Whatever was in it, the log
// holds a digest.
function commandIdOf(key: unknown, { userId }: Actor): string {
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)) throw new Problem('idempotency-key-missing');
  return createHash('sha256').update(`${userId}\0${key}`).digest('base64url');
}

function commandFrom(body: unknown, metadata: ReferralCommand['metadata']): ReferralCommand {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  if (isObject && Object.hasOwn(body, 'metadata')) throw new Problem('command-malformed', [METADATA_GIVEN]);
  const parsed = safeParseCommand(isObject ? { ...body, metadata } : body);
  if (!parsed.ok) throw new Problem('command-malformed', parsed.issues);
  return parsed.command;
}

// Asked before the log is: who may not refer is told the same whether or not there is such a referral.
function checkMayRefer(command: ReferralCommand, { policy }: Context): void {
  const { role } = command.metadata.recordedBy;
  if (command.type !== 'refer' || policy.permissions.refer[role] !== undefined) return;
  const decision = decide(command, initialState, { policy });
  if (!decision.ok) throw new Problem('command-refused', decision.violations);
}

/**
 * Gives a command to the log. Whether the actor may see the referral is asked of the very state that the command is
 * decided on, again for each attempt.
 */
async function give(context: Context, referralId: string, command: ReferralCommand): Promise<Handled> {
  const { log, policy, projects, caseload } = context;
  const { recordedBy } = command.metadata;
  const known = (state: ReferralState) => {
    const isNew = command.type === 'refer' && state.status === 'not-referred';
    if (!isNew) visible(state, recordedBy, projects);
    return knownFor(caseload.current, referralId, command, { projects });
  };
  const handled = await handle(log, { policy, known })(referralId, command);
  await caseload.takeStream(referralId);
  return handled;
}

/** `POST /referrals/{referralId}/commands`: the body is a command without metadata. */
export function commandRoutes(app: FastifyInstance, context: Context): void {
  app.post<{ Params: ReferralParams }>(
    '/referrals/:referralId/commands',
    async ({ params, body, actor, headers }): Promise<CommandAnswer> => {
      const referralId = referralIdOf(params);
      const command = commandFrom(body, {
        recordedAt: context.clock.now(),
        recordedBy: actor,
        commandId: commandIdOf(headers['idempotency-key'], actor),
      });
      if (command.type === 'refer' && command.data.referralId !== referralId)
        throw new Problem('command-refused', [ANOTHER_REFERRAL]);
      checkMayRefer(command, context);

      const handled = await give(context, referralId, command);
      if (!handled.ok) throw new Problem('command-refused', handled.violations);
      const { version, events, state, warnings } = handled;
      return { referralId, version, recorded: events.length > 0, state, warnings };
    },
  );
}
