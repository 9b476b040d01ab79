import type { CaseloadFindingCode } from '../caseload/findings.js';
import type { ReferralEvent } from '../referral/events.js';
import type { RecordedEvent } from '../referral/recorded-event.js';
import { ASKED, type Asked } from '../referral/rules/rule.js';
import type { SchemaExpected } from '../schema/issues.js';

/** A referral's history, and what its source cannot know. */
export interface StreamHistory {
  /** The stream: the referral's id. */
  readonly stream: string;
  /** Its events, in order. */
  readonly events: readonly ReferralEvent[];
  /** What the source cannot know about this referral: rules that ask for it are left out. */
  readonly unknowable: readonly Asked[];
  /** Its row has a result or the date of one, and no result can be read: it is not open. Of exports only. */
  readonly resultUnread?: boolean;
}

/** What a log adds to an event, as keys of its metadata. */
type Recorded = Partial<Record<keyof Omit<RecordedEvent, 'event'> | 'unknowable', unknown>>;

/** Something that keeps a line out, or the history whole. It holds nothing that stands in the line. */
export interface LineFault {
  /** The line, from 1. */
  readonly line: number;
  /** What is wrong: a code of the schema, or one of `stream-missing`, `version-not-next` and
   * `not-the-streams-referral`. */
  readonly code: string;
  /** Where in the line: names that the schema knows. */
  readonly path: readonly (string | number)[];
  /** The fault as a sentence. It may be reworded. */
  readonly message: string;
  /** What would have been right. */
  readonly expected?: SchemaExpected;
  /** Whether the line's event is taken all the same. */
  readonly taken: boolean;
}

const MAX_STREAM_LENGTH = 64;

/**
 * Tells a history as lines of NDJSON. A line is the event itself, as the schema knows it: what a log adds
 * (`stream`, `version`, `id`) stands in its metadata, where stores may add keys of their own. So whatever reads
 * events reads these. The first line also has what the source cannot know.
 */
export function* eventLines({ stream, events, unknowable }: StreamHistory): Generator<string> {
  let version = 0;
  for (const event of events) {
    version += 1;
    const { unknowable: _, ...kept } = event.metadata as object & Recorded;
    const first = version === 1 && unknowable.length > 0 ? { unknowable } : {};
    const metadata = { ...kept, stream, version, id: `${stream}/${version}`, ...first };
    yield JSON.stringify({ ...event, metadata });
  }
}

function streamOf(event: ReferralEvent): string | undefined {
  const { stream } = event.metadata as Recorded;
  if (typeof stream === 'string' && stream !== '' && stream.length <= MAX_STREAM_LENGTH) return stream;
  return stream === undefined && event.type === 'referred' ? event.data.referralId : undefined;
}

// The code by which folding a caseload tells the same.
const OTHER_REFERRAL: CaseloadFindingCode = 'not-the-streams-referral';

function otherReferral(line: number, stream: string, event: ReferralEvent): LineFault | undefined {
  if (event.type !== 'referred' || event.data.referralId === stream) return undefined;
  const message = 'The referral is made under another id than that of its history: it goes by that.';
  return { line, code: OTHER_REFERRAL, path: ['data', 'referralId'], message, taken: true };
}

/** Says whether folding tells the fault as well. */
export const isToldByFolding = ({ code }: LineFault): boolean => code === OTHER_REFERRAL;

interface Gathering {
  readonly events: ReferralEvent[];
  readonly unknowable: Set<Asked>;
  version: number | undefined;
}

/** Gathers events into the histories of their streams, in the order in which they come. */
export class Histories {
  readonly #streams = new Map<string, Gathering>();

  /** How many streams there are. */
  get size(): number {
    return this.#streams.size;
  }

  /** Takes an event; answers what is wrong with its place, if anything is. */
  take(line: number, event: ReferralEvent): LineFault | undefined {
    const stream = streamOf(event);
    if (stream === undefined) {
      const message = 'The line does not say which referral it is about.';
      return { line, code: 'stream-missing', path: ['metadata', 'stream'], message, taken: false };
    }
    const { version, unknowable } = event.metadata as Recorded;
    let history = this.#streams.get(stream);
    const before = history === undefined ? 0 : history.version;
    if (history === undefined) {
      history = { events: [], unknowable: new Set(), version: undefined };
      this.#streams.set(stream, history);
    }
    history.events.push(event);
    history.version = typeof version === 'number' ? version : undefined;
    for (const asked of ASKED) {
      if (Array.isArray(unknowable) && unknowable.includes(asked)) history.unknowable.add(asked);
    }
    if (version === undefined || before === undefined || version === before + 1) {
      return otherReferral(line, stream, event);
    }
    return {
      line,
      code: 'version-not-next',
      path: ['metadata', 'version'],
      message:
        'The version is not the next of its stream: a line is missing, twice there, or in another place.',
      expected: { oneOf: [before + 1] },
      taken: true,
    };
  }

  /** The histories, in the order of their first lines. */
  *all(): Generator<StreamHistory> {
    for (const [stream, { events, unknowable }] of this.#streams) {
      yield { stream, events, unknowable: [...unknowable] };
    }
  }
}
