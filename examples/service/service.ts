import type { Actor } from 'ce-referrals';
import type { OpenedLog } from 'ce-referrals/log/open';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
} from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { commandRoutes } from './commands.js';
import type { Context } from './context.js';
import { takeJsonOnly } from './json-body.js';
import { liveCaseload } from './live-caseload.js';
import { type LogStream, logAnswered, loggerOptions, logFault, NO_REQUEST_LINES } from './logging.js';
import { PROBLEM_MEDIA_TYPE, Problem, type ProblemCode } from './problem.js';
import { problemOf } from './problem-of.js';
import { referralRoutes } from './referrals.js';
import type { ReadActor } from './token.js';
import { workListRoutes } from './work-list.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends it, as the token says. On routes that need a token. */
    actor: Actor;
  }
  interface FastifyReply {
    /** What went wrong, for the line that is logged. */
    problem: ProblemCode | undefined;
  }
}

/** What a service is made of. */
export interface ServiceOptions extends Omit<Context, 'log' | 'caseload'> {
  /** Closed with the service. */
  readonly log: OpenedLog;
  readonly readActor: ReadActor;
  /** The longest wait, in milliseconds, until the work list has what another process recorded. */
  readonly every: number;
  readonly logStream: LogStream;
}

const MOST_BYTES = 16 * 1024;
// An id of 64 characters, each of four bytes, each byte written with three characters.
const LONGEST_PARAM = 64 * 4 * 3;
const MOST_SECONDS_FOR_A_REQUEST = 30;

function answer(reply: FastifyReply, problem: Problem): FastifyReply {
  reply.problem = problem.code;
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type(PROBLEM_MEDIA_TYPE)
    .send(JSON.stringify(problem.body));
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  if (problem.status >= 500 && error !== problem) logFault(request.log, error);
  return answer(reply, problem);
}

// What never became a request has no reply either: it is written by hand.
function answerRaw(log: FastifyBaseLogger, error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const found = problemOf(error);
  const { status, code, body } = found.status >= 500 ? new Problem('request-malformed') : found;
  log.info({ status, problem: code }, 'answered');
  const json = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: ${PROBLEM_MEDIA_TYPE}\r\n` +
      `content-length: ${Buffer.byteLength(json)}\r\n\r\n${json}`,
  );
}

/**
 * Makes the service over a log; `listen` starts it, `close` ends it: it takes no more requests, finishes those in
 * flight, and closes the log.
 */
export async function buildService(options: ServiceOptions): Promise<FastifyInstance> {
  const { log, readActor, every, logStream, ...rest } = options;
  const app: FastifyInstance = fastify({
    logger: loggerOptions(logStream),
    logController: NO_REQUEST_LINES,
    bodyLimit: MOST_BYTES,
    requestTimeout: MOST_SECONDS_FOR_A_REQUEST * 1000,
    return503OnClosing: false,
    routerOptions: { maxParamLength: LONGEST_PARAM },
    frameworkErrors(error, request, reply) {
      answerError(error, request, reply);
      // No hook runs for these.
      logAnswered(request, reply);
    },
    clientErrorHandler: (error, socket) => answerRaw(app.log, error, socket),
  });
  const caseload = await liveCaseload(log, {
    every,
    onFinding: (finding) => app.log.warn({ finding }, 'an event was not taken in'),
    onFault: (error) => logFault(app.log, error),
  });
  for (const { code, message } of log.warnings ?? []) app.log.warn({ warning: code }, message);
  const context: Context = { ...rest, log, caseload };

  let isStopping = false;
  app.addHook('preClose', async () => {
    isStopping = true;
    app.log.info('stopping');
  });
  app.addHook('onClose', async () => {
    await caseload.stop();
    await log.close();
  });
  app.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store');
    // On a connection that was open before.
    if (isStopping) throw new Problem('stopping');
  });
  // Nothing keeps the connection that a request in flight came on: the end would wait for it.
  app.addHook('onSend', async (_, reply) => {
    if (isStopping) reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => logAnswered(request, reply));
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_, reply) => answer(reply, new Problem('route-not-found')));
  app.decorateReply('problem', undefined);
  takeJsonOnly(app);

  app.get('/health', async () => {
    if (!caseload.isFollowing) throw new Problem('work-list-behind');
    return { status: 'ok' };
  });
  await app.register(async (api) => {
    api.decorateRequest('actor');
    // Before the body is read: whoever has no token is told nothing else.
    api.addHook('onRequest', async (request) => {
      request.actor = await readActor(request.headers.authorization);
    });
    commandRoutes(api, context);
    referralRoutes(api, context);
    workListRoutes(api, context);
  });
  return app;
}
