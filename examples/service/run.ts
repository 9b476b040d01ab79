import type { FastifyInstance } from 'fastify';
import { isLogError } from 'ce-referrals/log';
import { type OpenedLog, openLog } from 'ce-referrals/log/open';
import { SettingWrong } from './settings.js';

/** How long requests in flight may take when the service is told to stop. */
const PATIENCE_MS = 10_000;

// What somebody who starts the service can put right is one sentence; the rest is a fault, with its stack.
function sentenceOf(error: unknown): string | undefined {
  if (isLogError(error) || error instanceof SettingWrong) return error.message;
  const { code, port } = error as { code?: unknown; port?: unknown };
  if (code === 'EADDRINUSE') return `Port ${port} is in use: stop what uses it, or set PORT to another one.`;
  if (code === 'EACCES' && port !== undefined)
    return `Port ${port} is not for this user: set PORT to another one.`;
  return undefined;
}

async function stop(app: FastifyInstance): Promise<void> {
  setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS).unref();
  // A database that does not answer cannot be closed.
  setTimeout(() => process.exit(1), 2 * PATIENCE_MS).unref();
  await app.close();
}

/** Runs a service until SIGINT or SIGTERM; where it cannot start, says why, and the process ends with 1. */
export async function run(start: () => Promise<FastifyInstance>): Promise<void> {
  try {
    const app = await start();
    let isStopping = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (!isStopping) void stop(app);
        isStopping = true;
      });
    }
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    console.error(sentence);
    process.exitCode = 1;
  }
}

/** Opens a log for a service, which closes it; where none comes of it, gives the log back. */
export async function overLog(
  url: string,
  start: (log: OpenedLog) => Promise<FastifyInstance>,
): Promise<FastifyInstance> {
  const log = await openLog(url);
  try {
    return await start(log);
  } catch (error) {
    await log.close();
    throw error;
  }
}

/** Listens; where that fails, gives back what the service holds. */
export async function listen(app: FastifyInstance, port: number, host: string): Promise<string> {
  try {
    return await app.listen({ port, host });
  } catch (error) {
    await app.close();
    throw error;
  }
}
