import { Command, Option } from 'commander';
import { auditExport, type CsvAudit } from '../hmis-csv/audit-export.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import { auditAsJson, auditLogAsJson } from './audit-json.js';
import { auditLog } from './audit-log.js';
import { auditLogAsText } from './audit-log-text.js';
import { auditAsText } from './audit-text.js';
import { CliError } from './cli-error.js';
import { colorsOf } from './colors.js';
import { dayOption } from './day-option.js';
import { maxUnpackedOption, readExportPath } from './export-path.js';
import { writeFindingsFile } from './findings-csv.js';
import { localFieldsOption, readLocalFieldsFile, withLocalFields } from './local-fields-file.js';
import { isOfLog } from './log-url.js';
import { writeLines } from './output.js';
import { readPolicyFile } from './policy-file.js';
import type { Streams } from './streams.js';

const HELP = `
Reads Export, Project, Organization, Funder, Event, Enrollment and Exit.csv. Client.csv is never opened, and
no finding holds a PersonalID, an EnrollmentID or a text: rows are named by file, line and EventID.

What is overdue is seen from the day of the export, or from --as-of: a referral without a result for more than 14
days, or for more than the policy's deadline.

--local-fields names the columns of a vendor's own files that tell what HUD has no column for, so that the rules
on it can run: a list of {"file", "column", "meaning"}, the meaning being date-acknowledged, resulting-enrollment,
not-housed-reason, not-housed-reason-date or reason-list-version; "key" names the column of the EventID where it
has another name, "values" translates reasons. A CustomReferral.csv that convert wrote is read without.

Of a log (pglite:FOLDER, postgres://…, nats://…) the histories are judged by all rules, those across referrals
too: what was imported in the order of its dates, what was recorded live in that of the log. Referrals are named
by their id.

Exit codes:
  0   nothing found, or warnings only
  1   errors found
  2   the log, the export, its Event.csv or a file that an option names cannot be read, the CSV file cannot be
      written, or the command is not understood

Examples:
  ce-referrals audit exports/2026-03 --json > findings.json
  ce-referrals audit exports/2026-03.zip --as-of 2026-04-15 --csv findings.csv
  ce-referrals audit exports/2026-03 --local-fields local-fields.json --policy policy.json
  ce-referrals audit pglite:./data`;

interface Options {
  readonly json?: true;
  readonly csv?: string;
  readonly policy?: string;
  readonly asOf?: CalendarDate;
  readonly localFields?: string;
  readonly maxUnpacked: number;
}

async function auditPath(
  path: string,
  { policy: policyFile, localFields: fieldsFile, asOf, maxUnpacked }: Options,
  streams: Streams,
): Promise<CsvAudit> {
  const policy = policyFile === undefined ? undefined : await readPolicyFile(policyFile);
  const given = fieldsFile === undefined ? undefined : await readLocalFieldsFile(fieldsFile);
  return readExportPath(path, maxUnpacked, streams, (found) =>
    withLocalFields(found, given, (source, localFields) =>
      auditExport(source, {
        localFields,
        ...(policy === undefined ? {} : { policy }),
        ...(asOf === undefined ? {} : { asOf }),
      }),
    ),
  );
}

async function auditOfLog(url: string, options: Options, streams: Streams): Promise<boolean> {
  const { csv, asOf, localFields, policy: policyFile, json } = options;
  if (csv !== undefined || asOf !== undefined || localFields !== undefined) {
    throw new CliError(
      '--csv, --as-of and --local-fields are for an export. The command worklist tells what is overdue in a log.',
    );
  }
  const policy = policyFile === undefined ? undefined : await readPolicyFile(policyFile);
  const audited = await auditLog(url, policy, streams);
  const asText = () => auditLogAsText(audited, colorsOf(streams.stdout));
  await writeLines(streams.stdout, json === true ? auditLogAsJson(audited) : asText());
  return audited.records.length > 0 || audited.findings.some(({ severity }) => severity === 'error');
}

/** `ce-referrals audit PATH`: what is wrong with the housing referrals of a HUD HMIS CSV export, or of a log. */
export function auditCommand(streams: Streams, done: (errorsFound: boolean) => void): Command {
  return new Command('audit')
    .summary('say what is wrong with the housing referrals of a HUD HMIS CSV export, or of a log')
    .description('Says what is wrong with the housing referrals of a HUD HMIS CSV export, FY2020 to FY2026.')
    .argument('<path>', 'the folder with the CSV files, or their zip; or a log')
    .addOption(
      new Option('--json', 'write the same as JSON, every finding on a line of its own').conflicts('csv'),
    )
    .option('--csv <file>', 'write every finding to this file too, as CSV')
    .option('--policy <file>', "the CoC's policy, a JSON file")
    .option('--as-of <date>', 'the day from which it is seen what is overdue', dayOption)
    .addOption(localFieldsOption())
    .addOption(maxUnpackedOption())
    .addHelpText('after', HELP)
    .action(async (path: string, options: Options) => {
      if (isOfLog(path)) return done(await auditOfLog(path, options, streams));
      const audited = await auditPath(path, options, streams);
      if (options.csv !== undefined) await writeFindingsFile(options.csv, audited.findings);
      const asText = () => auditAsText(audited, colorsOf(streams.stdout));
      await writeLines(streams.stdout, options.json === true ? auditAsJson(audited) : asText());
      done(audited.findings.some(({ severity }) => severity === 'error'));
    });
}
