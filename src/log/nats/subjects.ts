const PLAIN = /^[A-Za-z0-9_-]+$/;
const NUMBER = /^[1-9]\d{0,15}$/;

/** Any text as one token of a subject: as it is where nothing in it means something to NATS. */
function tokenOf(name: string): string {
  return PLAIN.test(name) ? name : `=${Buffer.from(name, 'utf8').toString('base64url')}`;
}

function nameOf(token: string): string {
  return token.startsWith('=') ? Buffer.from(token.slice(1), 'base64url').toString('utf8') : token;
}

/** A place for one batch of a stream. */
export interface Place {
  /** The stream's name. */
  readonly stream: string;
  /** The number of the append, from 1. */
  readonly slot: number;
}

/**
 * Where things stand below a prefix. They are told apart by the number of their tokens, so that no name can lead from
 * one kind to another: two for the mark of the log, three for a slot, four for a claim.
 */
export interface Subjects {
  /** All of them. */
  readonly all: string;
  /** What says that this is a log, and in which format. */
  readonly mark: string;
  /** All slots. */
  readonly slots: string;
  /** Where the server tells of new slots: outside of what is stored. */
  readonly told: string;
  /** A batch of a stream. */
  slot(place: Place): string;
  /** A claim to an event id, by its number, from 1. */
  claim(id: string, number: number): string;
  /** The place that a subject names; `undefined` where it is not that of a slot. */
  placeOf(subject: string): Place | undefined;
}

/** The subjects below a prefix of one token. */
export function subjectsBelow(prefix: string): Subjects {
  return {
    all: `${prefix}.>`,
    mark: `${prefix}.log`,
    slots: `${prefix}.*.*`,
    told: `${prefix}-appended`,
    slot: ({ stream, slot }) => `${prefix}.${tokenOf(stream)}.${slot}`,
    claim: (id, number) => `${prefix}.id.${tokenOf(id)}.${number}`,
    placeOf(subject) {
      const [first, token, number, ...more] = subject.split('.');
      if (first !== prefix || token === undefined || number === undefined || more.length > 0)
        return undefined;
      return NUMBER.test(number) ? { stream: nameOf(token), slot: Number(number) } : undefined;
    },
  };
}
