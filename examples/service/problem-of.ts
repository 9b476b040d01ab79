import { isLogError } from 'ce-referrals/log';
import { Problem, type ProblemCode } from './problem.js';

/** What Node and the framework find wrong with a request before a handler sees it. */
const OF_FRAMEWORK: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_BAD_URL: 'url-malformed',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content-type-unsupported',
  FST_ERR_MAX_PARAM_LENGTH: 'url-too-long',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

const OF_LOG: Readonly<Record<string, ProblemCode>> = {
  'command-id-reused': 'command-id-reused',
  // The ids of events are made of the command's: this one was used for another referral.
  'event-id-taken': 'command-id-reused',
  'too-many-conflicts': 'too-many-conflicts',
  // Faults of this program, not of a store.
  'append-malformed': 'internal',
  'event-not-json': 'internal',
  'history-not-dense': 'internal',
};

/** What is answered where an error ended the request. Nothing of the error's own message is in it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isLogError(error)) return new Problem(OF_LOG[error.code] ?? 'log-unavailable');
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? OF_FRAMEWORK[code] : undefined;
  if (known !== undefined) return new Problem(known);
  const isClients = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return new Problem(isClients ? 'request-malformed' : 'internal');
}
