import autocannon from 'autocannon';
import { spawn } from 'node:child_process';
import { once as heard } from 'node:events';
import { createInterface } from 'node:readline';
import { compiled } from '../measuring/processes.js';
import { isQuick } from '../measuring/quick.js';
import { spreadOf } from '../measuring/spread.js';
import { report } from '../report.js';
import type { Served, ServeTask } from './served-once.js';

const REFERRALS = isQuick ? 100 : 10_000;
const SECONDS = isQuick ? 1 : 3;
const TURNS = isQuick ? 1 : 3;
const CONNECTIONS = 10;

/** One kind of request. */
interface Kind {
  readonly title: string;
  readonly who: 'manager' | 'provider';
  request(number: number): Pick<autocannon.Request, 'method' | 'path' | 'body' | 'headers'>;
}

const KINDS: readonly Kind[] = [
  {
    title: 'one referral',
    who: 'provider',
    request: () => ({ method: 'GET', path: '/referrals/r-0' }),
  },
  {
    title: `work list, ${REFERRALS / 100} of ${REFERRALS.toLocaleString('en-US')} referrals`,
    who: 'provider',
    request: () => ({ method: 'GET', path: '/work-list?asOf=2026-03-06' }),
  },
  {
    title: 'command that makes a referral',
    who: 'manager',
    request(number) {
      const ids = { referralId: `n-${number}`, personalId: `p-n-${number}`, enrollmentId: `e-n-${number}` };
      const to = { eventType: 13, projectId: 'prj-n', organizationId: 'org-n', referredOn: '2026-03-02' };
      return {
        method: 'POST',
        path: `/referrals/n-${number}/commands`,
        headers: { 'content-type': 'application/json', 'idempotency-key': `n-${number}` },
        body: JSON.stringify({ type: 'refer', data: { ...ids, ...to } }),
      };
    },
  },
];

interface Measured {
  readonly perSecond: number;
  readonly p99: number;
}

/** Sends requests of one kind to a server in a process of its own. */
async function measure(script: string, what: ServeTask['what'], kind: Kind): Promise<Measured> {
  const task: ServeTask = { what, referrals: REFERRALS };
  const child = spawn(process.execPath, [script, JSON.stringify(task)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [line] = await heard(createInterface(child.stdout), 'line');
    const served: Served = JSON.parse(String(line));
    let number = 0;
    const run = (duration: number): Promise<autocannon.Result> =>
      autocannon({
        url: `http://127.0.0.1:${served.port}`,
        connections: CONNECTIONS,
        duration,
        requests: [
          {
            setupRequest(request) {
              const { headers, ...rest } = kind.request(number++);
              const authorization = `Bearer ${served[kind.who]}`;
              return { ...request, ...rest, headers: { ...headers, authorization } };
            },
          },
        ],
      });
    await run(1);
    const { requests, latency, non2xx, errors } = await run(SECONDS);
    if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests for ${kind.title} failed.`);
    return { perSecond: requests.average, p99: latency.p99 };
  } finally {
    child.stdin.end();
    await heard(child, 'close');
  }
}

/** Measures the service of `examples/service` against its framework with one answer, in turns. */
export async function benchService(): Promise<void> {
  const script = await compiled(new URL('./served-once.ts', import.meta.url));
  console.log(
    `The service over a log in memory, ${CONNECTIONS} connections, against the framework with a constant. It checks a signature for each request.`,
  );
  for (const kind of KINDS) {
    const turns: { readonly service: Measured; readonly constant: Measured }[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      // What comes first in one turn comes second in the next.
      const early = turn % 2 === 0 ? await measure(script, 'constant', kind) : undefined;
      const service = await measure(script, 'service', kind);
      turns.push({ service, constant: early ?? (await measure(script, 'constant', kind)) });
    }
    report(`${kind.title}: requests`, spreadOf(turns.map(({ service }) => service.perSecond)), '/s');
    report(
      `${kind.title}: requests, as a part of the constant's`,
      spreadOf(turns.map(({ service, constant }) => service.perSecond / constant.perSecond)),
      '',
    );
    report(`${kind.title}: p99`, spreadOf(turns.map(({ service }) => service.p99)), 'ms');
    report(
      `${kind.title}: p99, times the constant's`,
      // Whole milliseconds: what the constant answers in less counts as one.
      spreadOf(turns.map(({ service, constant }) => service.p99 / Math.max(1, constant.p99))),
      '',
    );
  }
}
