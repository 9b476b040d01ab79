import { readFile } from 'node:fs/promises';
import type { CocPolicy } from '../referral/policy.js';
import { safeParsePolicy } from '../schema/policy.js';
import { CliError } from './cli-error.js';

const SHOWN = 5;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError('The policy file is not JSON.');
  }
}

/**
 * Reads a CoC's policy from a JSON file.
 *
 * @throws CliError - where it cannot be read, is not JSON, or is no policy; it names the fields at fault.
 */
export async function readPolicyFile(path: string): Promise<CocPolicy> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(
      `The policy file cannot be read: ${code === 'ENOENT' ? 'there is none' : `the system says ${code}`}.`,
    );
  }
  const parsed = safeParsePolicy(parseJson(text.replace(/^\uFEFF/, '')));
  if (parsed.ok) return parsed.policy;
  const issues = parsed.issues
    .slice(0, SHOWN)
    .map(({ path: place, message }) => `\n  ${place.join('.') || 'the whole file'}: ${message}`);
  const more = parsed.issues.length > SHOWN ? `\n  and ${parsed.issues.length - SHOWN} more` : '';
  throw new CliError(`The policy file holds no policy:${issues.join('')}${more}`);
}
