/** What the person at the terminal can put right: shown as one sentence, exit code 2. */
export class CliError extends Error {}
