/** The calls of a check and what came of them, for people to read. */
export interface Trail {
  /** Notes a call before it is answered. What it gives notes the answer. */
  begin(call: string): (answer: string) => void;
  /** Forgets what was noted: a new round begins. */
  clear(): void;
  /** One line a call, in the order in which they began. */
  lines(): readonly string[];
}

const MOST_CHARACTERS = 60;

/** A name as text: what cannot be seen is escaped, what is long is cut here (and never in the log). */
export function shown(name: unknown): string {
  const text = (typeof name === 'string' ? JSON.stringify(name) : String(name)).replace(
    /[\u007f-\u009f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return text.length <= MOST_CHARACTERS
    ? text
    : `${text.slice(0, MOST_CHARACTERS / 2)}… (${text.length} characters)`;
}

/** Starts a trail. */
export function trail(): Trail {
  const calls: { readonly call: string; answer: string }[] = [];
  return {
    begin(call) {
      const noted = { call, answer: 'no answer' };
      calls.push(noted);
      return (answer) => {
        noted.answer = answer;
      };
    },
    clear: () => void calls.splice(0),
    lines: () => calls.map(({ call, answer }) => `${call} → ${answer}`),
  };
}
