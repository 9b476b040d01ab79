/** Every way in which a request can fail: its status, and a sentence that never changes with the data. */
const PROBLEMS = {
  'url-malformed': [400, 'The URL cannot be read.'],
  'request-malformed': [400, 'The request cannot be read.'],
  'body-malformed': [400, 'The body is not JSON in UTF-8.'],
  'query-malformed': [400, 'A parameter of the query is unknown, or has a value that it cannot have.'],
  'idempotency-key-missing': [
    400,
    'The request needs one Idempotency-Key: 1 to 128 visible ASCII characters, new for each command.',
  ],
  'token-missing': [401, 'The request has no bearer token.'],
  'token-invalid': [401, 'The token is not one that this service takes.'],
  'token-expired': [401, 'The token has expired.'],
  'route-not-found': [404, 'Nothing stands under this URL.'],
  'referral-not-found': [404, 'There is no such referral.'],
  'request-timeout': [408, 'The request did not end in time.'],
  'command-id-reused': [
    409,
    'Another command was recorded with this Idempotency-Key: give each command its own.',
  ],
  'too-many-conflicts': [409, 'Others changed the referral each time. Nothing was recorded: try again.'],
  'body-too-large': [413, 'The body is larger than a command can be.'],
  'url-too-long': [414, 'The URL is longer than any that stands for something.'],
  'content-type-unsupported': [415, 'The body must be application/json.'],
  'command-malformed': [422, 'The body is not a command.'],
  'command-refused': [422, 'The rules refuse the command.'],
  'headers-too-large': [431, 'The headers are larger than a request needs.'],
  internal: [500, 'The service failed.'],
  'log-unavailable': [
    503,
    'The events cannot be reached. A command may be recorded or not: send it again with the same Idempotency-Key.',
  ],
  'keys-unavailable': [503, 'The keys that tokens are checked with cannot be reached.'],
  'work-list-behind': [503, 'The work list cannot be kept up to date at the moment.'],
  stopping: [503, 'The service is about to stop.'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

/** What went wrong. Stable: clients match on this. */
export type ProblemCode = keyof typeof PROBLEMS;

/** What is wrong with a command: an issue of the schema, with its path, or a violation of a rule. */
export interface Broken {
  readonly code: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly expected?: object;
}

/** The body of an error, as RFC 9457 has it. It holds nothing of what was received. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly violations?: readonly Broken[];
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

const CHALLENGES: Readonly<Partial<Record<ProblemCode, string>>> = {
  'token-missing': 'Bearer',
  'token-invalid': 'Bearer error="invalid_token"',
  'token-expired': 'Bearer error="invalid_token", error_description="expired"',
};

const RETRY_AFTER_SECONDS = '2';

/** What a handler throws to end a request. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly violations: readonly Broken[] | undefined;

  constructor(code: ProblemCode, violations?: readonly Broken[]) {
    super(PROBLEMS[code][1]);
    this.name = 'Problem';
    this.code = code;
    this.violations = violations;
  }

  get status(): number {
    return PROBLEMS[this.code][0];
  }

  get headers(): Readonly<Record<string, string>> {
    const challenge = CHALLENGES[this.code];
    return {
      ...(challenge !== undefined && { 'www-authenticate': challenge }),
      ...(this.status === 503 && { 'retry-after': RETRY_AFTER_SECONDS }),
    };
  }

  get body(): ProblemBody {
    const { code, violations } = this;
    const [status, title] = PROBLEMS[code];
    const type = `urn:problem-type:ce-referrals:${code}`;
    return { type, title, status, code, ...(violations !== undefined && { violations }) };
  }
}
