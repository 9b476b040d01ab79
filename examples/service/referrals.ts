import {
  type Actor,
  availableCommands,
  type CommandType,
  type RecordedEvent,
  type ReferralEvent,
  type ReferralState,
  replay,
} from 'ce-referrals';
import { knownFor, type TimelineEntry, timeline } from 'ce-referrals/caseload';
import type { FastifyInstance } from 'fastify';
import { type Made, visible } from './access.js';
import type { Context } from './context.js';
import { type ReferralParams, referralIdOf } from './referral-id.js';

/** What `GET /referrals/{referralId}` answers. */
export interface ReferralAnswer {
  readonly referralId: string;
  /** How many events the referral has. */
  readonly version: number;
  readonly state: ReferralState;
  /** What the person who asks may do next: the buttons of a form. */
  readonly commands: readonly CommandType[];
}

/** What `GET /referrals/{referralId}/timeline` answers. */
export interface TimelineAnswer {
  readonly referralId: string;
  readonly version: number;
  readonly entries: readonly TimelineEntry[];
}

interface Read {
  readonly referralId: string;
  readonly version: number;
  readonly events: readonly ReferralEvent[];
  readonly state: Made;
}

// From the log, not from the caseload: whoever was told that something is recorded, by whichever process, finds it.
async function read({ log, projects }: Context, params: ReferralParams, actor: Actor): Promise<Read> {
  const referralId = referralIdOf(params);
  const history: RecordedEvent[] = [];
  for await (const recorded of log.read(referralId)) history.push(recorded);
  const events = history.map(({ event }) => event);
  return { referralId, version: history.length, events, state: visible(replay(events), actor, projects) };
}

/** `GET /referrals/{referralId}` and its timeline. */
export function referralRoutes(app: FastifyInstance, context: Context): void {
  const { caseload, policy, projects } = context;

  app.get<{ Params: ReferralParams }>(
    '/referrals/:referralId',
    async ({ params, actor }): Promise<ReferralAnswer> => {
      const { referralId, version, state } = await read(context, params, actor);
      const known = knownFor(caseload.current, referralId, undefined, { projects });
      return { referralId, version, state, commands: availableCommands(state, actor, { policy, known }) };
    },
  );

  app.get<{ Params: ReferralParams }>(
    '/referrals/:referralId/timeline',
    async ({ params, actor }): Promise<TimelineAnswer> => {
      const { referralId, version, events } = await read(context, params, actor);
      return { referralId, version, entries: timeline(events) };
    },
  );
}
