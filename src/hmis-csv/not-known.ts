import type { Asked } from '../referral/rules/rule.js';

// What a local column can tell, and so what it can say that nobody knows. Who recorded a fact, and when, none tells.
const TELLABLE = ['acknowledgement', 'enrollment', 'reason'] as const satisfies readonly Asked[];

/** What a cell of `not-known` looks like, for a finding. */
export const NOT_KNOWN_FORM: string = `${TELLABLE.join(', ')}, parted by spaces`;

/** What a cell of `not-known` says. Where it is not understood, nothing counts as known: that accuses nobody. */
export function notKnownOf(text: string): {
  readonly asked: readonly Asked[];
  readonly understood: boolean;
} {
  const words = text.split(/\s+/).filter(Boolean);
  const asked = TELLABLE.filter((one) => words.includes(one));
  const understood = asked.length === new Set(words).size;
  return { asked: understood ? asked : TELLABLE, understood };
}

/** The cell of `not-known`; nothing where all of it is known. */
export function notKnownText(asked: Iterable<Asked>): string | undefined {
  const unknown = new Set(asked);
  return TELLABLE.filter((one) => unknown.has(one)).join(' ') || undefined;
}
