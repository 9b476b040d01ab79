/** A server of its own for the bench: the service over a log in memory, or the same framework with one answer. */
import { type Actor, defaultPolicy, type ReferralCommand } from 'ce-referrals';
import { handle, memoryLog } from 'ce-referrals/log';
import { fastify } from 'fastify';
import type { AddressInfo } from 'node:net';
import { clockIn } from '../../examples/service/clock.js';
import { demoIdentity } from '../../examples/service/demo/identity.js';
import { buildService } from '../../examples/service/service.js';
import { answer, taskOf } from '../measuring/processes.js';

/** What is to be served. */
export interface ServeTask {
  readonly what: 'service' | 'constant';
  /** How many referrals there are. */
  readonly referrals: number;
}

/** Where it is served, and what its requests need. */
export interface Served {
  readonly port: number;
  readonly manager: string;
  readonly provider: string;
}

const manager: Actor = { userId: 'u-1', organizationId: 'ce-lead', role: 'priority-list-manager' };
const provider: Actor = { userId: 'u-2', organizationId: 'org-0', role: 'housing-provider' };
const MANY_ORGANIZATIONS = 100;

function referring(number: number): ReferralCommand {
  return {
    type: 'refer',
    data: {
      referralId: `r-${number}`,
      personalId: `p-${number}`,
      enrollmentId: `e-${number}`,
      eventType: 13,
      projectId: `prj-${number % MANY_ORGANIZATIONS}`,
      organizationId: `org-${number % MANY_ORGANIZATIONS}`,
      referredOn: '2026-03-02',
    },
    metadata: { recordedAt: '2026-03-02T09:15-06:00', recordedBy: manager, commandId: `c-${number}` },
  };
}

async function constant(): Promise<Omit<Served, 'port'> & { readonly app: ReturnType<typeof fastify> }> {
  const app = fastify();
  app.get('/referrals/:referralId', async () => ({ referralId: 'r-1', version: 1 }));
  app.get('/work-list', async () => ({ asOf: '2026-03-02', groups: {} }));
  app.post('/referrals/:referralId/commands', async () => ({ referralId: 'r-1', version: 1 }));
  return { app, manager: 'none', provider: 'none' };
}

async function service(referrals: number) {
  const log = memoryLog();
  const give = handle(log);
  for (let number = 0; number < referrals; number += 1) await give(`r-${number}`, referring(number));
  const { readActor, tokenFor } = await demoIdentity(defaultPolicy);
  const app = await buildService({
    log: { ...log, close: async () => {} },
    readActor,
    policy: defaultPolicy,
    clock: clockIn('America/Chicago'),
    projects: {},
    unknowable: new Map(),
    every: 500,
    // As in earnest: a line for each request, to somewhere that takes it at once.
    logStream: { write: () => {} },
  });
  return { app, manager: await tokenFor(manager), provider: await tokenFor(provider) };
}

const { what, referrals } = taskOf<ServeTask>();
const { app, ...tokens } = what === 'constant' ? await constant() : await service(referrals);
await app.listen({ port: 0, host: '127.0.0.1' });
answer({ port: (app.server.address() as AddressInfo).port, ...tokens } satisfies Served);
// Until the bench has what it wanted, or is gone.
process.stdin.resume().once('end', () => process.exit());
