import { Command, Option } from 'commander';
import { auditExport, type CsvAudit } from '../hmis-csv/audit-export.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import { auditAsJson } from './audit-json.js';
import { auditAsText } from './audit-text.js';
import { colorsOf } from './colors.js';
import { dayOption } from './day-option.js';
import { maxUnpackedOption, readExportPath } from './export-path.js';
import { writeFindingsFile } from './findings-csv.js';
import { localFieldsOption, readLocalFieldsFile, withLocalFields } from './local-fields-file.js';
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

Exit codes:
  0   nothing found, or warnings only
  1   errors found
  2   the export, its Event.csv or a file that an option names cannot be read, the CSV file cannot be written, or
      the command is not understood

Examples:
  ce-referrals audit exports/2026-03 --json > findings.json
  ce-referrals audit exports/2026-03.zip --as-of 2026-04-15 --csv findings.csv
  ce-referrals audit exports/2026-03 --local-fields local-fields.json --policy policy.json`;

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

/** `ce-referrals audit PATH`: what is wrong with the housing referrals of a HUD HMIS CSV export. */
export function auditCommand(streams: Streams, done: (errorsFound: boolean) => void): Command {
  return new Command('audit')
    .summary('say what is wrong with the housing referrals of a HUD HMIS CSV export')
    .description('Says what is wrong with the housing referrals of a HUD HMIS CSV export, FY2020 to FY2026.')
    .argument('<path>', 'the folder with the CSV files, or their zip')
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
      const audited = await auditPath(path, options, streams);
      if (options.csv !== undefined) await writeFindingsFile(options.csv, audited.findings);
      const asText = () => auditAsText(audited, colorsOf(streams.stdout));
      await writeLines(streams.stdout, options.json === true ? auditAsJson(audited) : asText());
      done(audited.findings.some(({ severity }) => severity === 'error'));
    });
}
