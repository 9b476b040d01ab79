import type { CocPolicy } from '../referral/policy.js';
import { safeParsePolicy } from '../schema/policy.js';
import { CliError } from './cli-error.js';
import { issueLines, readJsonFile } from './json-file.js';

/**
 * Reads a CoC's policy from a JSON file.
 *
 * @throws CliError - where it cannot be read, is not JSON, or is no policy; it names the fields at fault.
 */
export async function readPolicyFile(path: string): Promise<CocPolicy> {
  const parsed = safeParsePolicy(await readJsonFile(path, 'The policy file'));
  if (parsed.ok) return parsed.policy;
  throw new CliError(`The policy file holds no policy:${issueLines(parsed.issues)}`);
}
