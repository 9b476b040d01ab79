import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.js';

// The framework's own parser would put U+FFFD where the bytes are no UTF-8, and so change an id.
const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(body: string | Buffer): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : utf8.decode(body));
  } catch {
    throw new Problem('body-malformed');
  }
}

/** Takes bodies of application/json, and of no other type. */
export function takeJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_: unknown, body: string | Buffer) => parse(body),
  );
}
