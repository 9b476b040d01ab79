import { Command, Option } from 'commander';
import { type OutcomesBy, outcomes } from '../caseload/outcomes.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import { defaultPolicy } from '../referral/policy.js';
import { hasErrors, noteLines } from './caseload-notes.js';
import { readCaseload } from './caseload-source.js';
import { CliError } from './cli-error.js';
import { dayOption } from './day-option.js';
import { maxUnpackedOption } from './export-path.js';
import { localFieldsOption } from './local-fields-file.js';
import { outcomesAsJson } from './outcomes-json.js';
import { outcomesAsText } from './outcomes-text.js';
import { writeLines } from './output.js';
import { readPolicyFile } from './policy-file.js';
import type { Streams } from './streams.js';

const BY = ['project', 'organization', 'event-type', 'month'] as const satisfies readonly OutcomesBy[];

const HELP = `
PATH is an HMIS CSV export (a folder, or its zip), or events: a file that ends in .ndjson or .jsonl, - for
standard input, or a log (pglite:FOLDER, postgres://…, nats://…). Counts the referrals that were made from --from
to --to, both days included: what became of them, how many days that took, and which reasons were given. Voided
referrals count nowhere. The rate is of all that were referred, open ones included, so it can still rise. Days are
calendar days from the referral, their medians and 90th percentiles those of spreadsheets; where it happened and
no days can be counted, the referral is in "not counted". Of an export, what is dated after the day on which it
was taken is told on the error stream; of a log, what is dated after today; of other events, what is dated after
--as-of.

HUD's export knows neither acknowledgements nor reasons, and of the enrollment that a referral led to only what
can be inferred, unless --local-fields names the columns of a vendor's own files that do (see the command audit).
What the source cannot know is said under the tables.

--json writes {"from", "to", "by", "rows", "total", "findings", "records", "unknowable", "resultsUnread"}: a row
has "key", "referred", "acknowledged", "accepted", "clientRejected", "providerRejected", "stillOpen",
"enrolledNotHoused", "acceptanceRate" (0 to 1), "daysToAcknowledge", "daysToEnroll", "daysToResolve" (each with
"count", "median", "p90", "leftOut") and "reasons", each with its label where the policy has one; what is not
known is absent. findings are dates that nothing can be counted by, records are events that changed nothing,
unknowable says what the source cannot know, and of how many referrals. What could not be read is said on the
error stream.

Exit codes:
  0   everything was counted, or what was found is only worth a warning
  1   errors found: numbers may be wrong
  2   the input cannot be read, or the command is not understood

Examples:
  ce-referrals outcomes exports/2026-03.zip --by project --from 2025-10-01 --to 2026-03-31
  ce-referrals outcomes events.ndjson --by month --from 2026-01-01 --to 2026-12-31 --json > outcomes.json`;

interface Options {
  readonly by: OutcomesBy;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly asOf?: CalendarDate;
  readonly policy?: string;
  readonly json?: true;
  readonly localFields?: string;
  readonly maxUnpacked: number;
}

/** `ce-referrals outcomes PATH`: what became of the referrals of an export, of a file of events or of a log. */
export function outcomesCommand(streams: Streams, done: (errorsFound: boolean) => void): Command {
  return new Command('outcomes')
    .summary('count what became of referrals: acknowledged, accepted, rejected, how fast, and why')
    .description(
      'Counts what became of the referrals of an HMIS CSV export, of a file of events or of a log.',
    )
    .argument('<path>', 'the export, its zip, events or a log; - reads events from standard input')
    .addOption(
      new Option('--by <what>', 'by what they are grouped; a month is that of the referral')
        .choices(BY)
        .makeOptionMandatory(),
    )
    .requiredOption('--from <date>', 'the first day of referral that counts', dayOption)
    .requiredOption('--to <date>', 'the last day of referral that counts', dayOption)
    .option('--as-of <date>', 'the day after which a date lies in the future', dayOption)
    .option('--policy <file>', "the CoC's policy, a JSON file: its words for the reasons")
    .option('--json', 'write the same as JSON, every group on a line of its own')
    .addOption(localFieldsOption())
    .addOption(maxUnpackedOption())
    .addHelpText('after', HELP)
    .action(async (path: string, options: Options) => {
      const { from, to, by } = options;
      if (to < from) throw new CliError('The time ends before it begins: --to must not be before --from.');
      const policy = options.policy === undefined ? defaultPolicy : await readPolicyFile(options.policy);
      const source = await readCaseload(path, { ...options, infer: true }, streams);
      const asOf = options.asOf ?? source.takenOn;
      const counted = outcomes(source.caseload, { from, to, by, ...(asOf !== undefined && { asOf }) });
      await writeLines(streams.stderr, noteLines(source, counted.findings));
      const view = { counted, from, to, by, policy, source };
      await writeLines(streams.stdout, options.json === true ? outcomesAsJson(view) : outcomesAsText(view));
      done(hasErrors(source, counted.findings));
    });
}
