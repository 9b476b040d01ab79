import { Command } from 'commander';
import { workList } from '../caseload/work-list.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import { hasErrors, noteLines } from './caseload-notes.js';
import { readCaseload } from './caseload-source.js';
import { CliError } from './cli-error.js';
import { dayOption } from './day-option.js';
import { maxUnpackedOption } from './export-path.js';
import { localFieldsOption } from './local-fields-file.js';
import { writeLines } from './output.js';
import { readPolicyFile } from './policy-file.js';
import type { Streams } from './streams.js';
import { workListAsJson } from './worklist-json.js';
import { workListAsText } from './worklist-text.js';

const HELP = `
PATH is an HMIS CSV export (a folder, or its zip), or events: a file that ends in .ndjson or .jsonl, - for
standard input, or a log (pglite:FOLDER, postgres://…, nats://…). Lists the referrals that wait to be
acknowledged, to be enrolled or resolved, and to be resolved, what is due first standing first, and behind them
what has become of the others. Voided referrals are not listed.

Ages and deadlines are seen from --as-of; of an export, by default from the day on which it was taken; of a log,
by default from today, by the clock of this machine. It is where the referrals stand in what is read: for an
earlier day, read what was known then. Deadlines and holidays are the policy's; without one, nothing is due. HUD's
export does not know of acknowledgements: an open referral in it stands with those that wait to be acknowledged,
marked as unknown, and is never late for that, unless --local-fields names the column of a vendor's own file that
tells (see the command audit).

--json writes {"asOf", "overdue", "groups", "findings", "records", "unknowable", "resultsUnread"}: in groups, by
name, a list of {"referralId", "eventType", "projectId", "organizationId", "status", "referredOn", "ageDays",
"acknowledgementUnknown", "deadline"}, what is not known being absent; findings are dates that nothing can be
counted by, records are events that changed nothing, unknowable says what the source cannot know, and of how many
referrals, resultsUnread how many stand as open because their result cannot be read. The output names referrals,
projects and organizations, and no client. What could not be read is said on the error stream.

Exit codes:
  0   everything was read, or what was found is only worth a warning
  1   errors found: rows may be missing, or stand in another group
  2   the input cannot be read, or the command is not understood

Examples:
  ce-referrals worklist pglite:./data --policy policy.json
  ce-referrals worklist exports/2026-03.zip --policy policy.json --organization 1042
  ce-referrals worklist events.ndjson --as-of 2026-04-01 --project 2210 --json > worklist.json`;

interface Options {
  readonly asOf?: CalendarDate;
  readonly project?: string;
  readonly organization?: string;
  readonly policy?: string;
  readonly json?: true;
  readonly localFields?: string;
  readonly maxUnpacked: number;
}

/** `ce-referrals worklist PATH`: what is to be done with the referrals of an export, of events or of a log. */
export function workListCommand(streams: Streams, done: (errorsFound: boolean) => void): Command {
  return new Command('worklist')
    .summary('list what is to be done with referrals: to acknowledge, to enroll, to resolve, and by when')
    .description(
      'Lists what is to be done with the referrals of an HMIS CSV export, of a file of events or of a log.',
    )
    .argument('<path>', 'the export, its zip, events or a log; - reads events from standard input')
    .option('--as-of <date>', 'the day from which ages and deadlines are seen', dayOption)
    .option('--project <id>', 'only referrals that this project receives')
    .option('--organization <id>', 'only referrals that this organization receives')
    .option('--policy <file>', "the CoC's policy, a JSON file: its deadlines and holidays")
    .option('--json', 'write the same as JSON, every referral on a line of its own')
    .addOption(localFieldsOption())
    .addOption(maxUnpackedOption())
    .addHelpText('after', HELP)
    .action(async (path: string, options: Options) => {
      const policy = options.policy === undefined ? undefined : await readPolicyFile(options.policy);
      const source = await readCaseload(path, { ...options, infer: true }, streams);
      const asOf = options.asOf ?? source.takenOn;
      if (asOf === undefined) {
        throw new CliError('What is read does not say of which day it is: give the day with --as-of.');
      }
      const list = workList(source.caseload, {
        asOf,
        unknowable: source.unknowableOf,
        ...(options.project !== undefined && { projectId: options.project }),
        ...(options.organization !== undefined && { organizationId: options.organization }),
        ...(policy && { policy }),
      });
      await writeLines(streams.stderr, noteLines(source, list.findings));
      await writeLines(
        streams.stdout,
        options.json === true ? workListAsJson(list, source) : workListAsText(list, source),
      );
      done(hasErrors(source, list.findings));
    });
}
