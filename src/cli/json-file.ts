import { readFile } from 'node:fs/promises';
import { CliError } from './cli-error.js';

const SHOWN = 5;

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is none',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
};

/**
 * Reads a JSON file that an option names.
 *
 * @param what - the file in words, at the start of a sentence: `The policy file`.
 * @throws CliError - where it cannot be read, or is not JSON. The parser's own message repeats what it read, so
 * it is not shown.
 */
export async function readJsonFile(path: string, what: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = WHY[String(code)] ?? `the system says ${code}`;
    throw new CliError(`${what} cannot be read: ${why}.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new CliError(`${what} is not JSON.`);
  }
}

interface Issue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The first faults of a JSON file, each on a line that begins with where in the file it is. */
export function issueLines(issues: readonly Issue[]): string {
  const lines = issues
    .slice(0, SHOWN)
    .map(({ path, message }) => `\n  ${path.join('.') || 'the whole file'}: ${message}`);
  return lines.join('') + (issues.length > SHOWN ? `\n  and ${issues.length - SHOWN} more` : '');
}
