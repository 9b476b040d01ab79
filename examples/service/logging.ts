import {
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify';

/** Where log lines go; by default standard error. */
export interface LogStream {
  write(line: string): unknown;
}

interface ErrorLine {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly [key: string]: unknown;
}

// The message of an error may hold what was received: only its name, its code and where it was thrown are told.
function errorLine({ name, code, stack = '' }: Error & { readonly code?: unknown }): ErrorLine {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { type: name, code, message: '', stack: frames.join('\n') };
}

/** The framework's own lines about requests would hold their URLs, and so the ids of referrals. */
export const NO_REQUEST_LINES: LogController = new LogController({ disableRequestLogging: true });

/**
 * The logger's options. Whatever logs a request, a reply or an error, it gives no more than a route, a status, a name
 * and a code.
 */
export function loggerOptions(stream: LogStream): NonNullable<FastifyServerOptions['logger']> {
  return {
    level: 'info',
    stream,
    base: null,
    hooks: {
      // Where a line has an error and no words of its own, the logger would take those of the error.
      logMethod(given, method) {
        const [what] = given;
        if (given.length === 1 && typeof what === 'object') method.call(this, what, '');
        else method.apply(this, given);
      },
    },
    serializers: { req: requestLine, res: ({ statusCode }) => ({ statusCode }), err: errorLine },
  };
}

function requestLine({ method, routeOptions }: Pick<FastifyRequest, 'method' | 'routeOptions'>): {
  readonly method: string;
  readonly route: string | undefined;
} {
  return { method, route: routeOptions?.url };
}

/** The line of a request that was answered: its route, never its URL. */
export function logAnswered(request: FastifyRequest, reply: FastifyReply): void {
  const line = {
    ...requestLine(request),
    status: reply.statusCode,
    ...(reply.problem !== undefined && { problem: reply.problem }),
    ms: Math.round(reply.elapsedTime),
  };
  request.log.info(line, 'answered');
}

/** Tells of a fault that no client is to know more of. */
export function logFault(log: FastifyBaseLogger, error: unknown): void {
  log.error({ err: error instanceof Error ? error : new Error(typeof error) }, 'failed');
}
