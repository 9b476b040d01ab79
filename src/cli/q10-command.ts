import { Command } from 'commander';
import { q10 } from '../hmis-csv/q10/q10.js';
import { q10Csv } from '../hmis-csv/q10/q10-csv.js';
import type { CalendarDate } from '../referral/calendar-date.js';
import { dayOption } from './day-option.js';
import { maxUnpackedOption, readExportPath } from './export-path.js';
import { findingLines } from './finding-lines.js';
import { writeLines } from './output.js';
import type { Streams } from './streams.js';

const HELP = `
Counts HUD's CE APR Q10 and writes it as CSV: two rows of assessments and one for each of the 18 event types,
each number in the cell where HUD has it. An open referral is in the first column only. It reads Event.csv and
Assessment.csv, counts every project in them, and leaves out rows with a DateDeleted. What it could not count is
written to the error stream; rows are named by file, line and EventID.

Exit codes:
  0   every row was counted, or what was found is only worth a warning
  1   errors found: numbers may be too small
  2   the export or its Event.csv cannot be read, or the command is not understood

Example:
  ce-referrals q10 exports/2026-03.zip --from 2025-10-01 --to 2026-09-30 > q10.csv`;

interface Options {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly maxUnpacked: number;
}

/** `ce-referrals q10 PATH`: HUD's CE APR Q10 of an export. */
export function q10Command(streams: Streams, done: (errorsFound: boolean) => void): Command {
  return new Command('q10')
    .summary("count HUD's CE APR Q10 over a HUD HMIS CSV export")
    .description("Counts HUD's CE APR Q10 over a HUD HMIS CSV export, FY2020 to FY2026.")
    .argument('<path>', 'the folder with the CSV files, or their zip')
    .requiredOption('--from <date>', 'the first day of the report range', dayOption)
    .requiredOption('--to <date>', 'the last day of the report range', dayOption)
    .addOption(maxUnpackedOption())
    .addHelpText('after', HELP)
    .action(async (path: string, { from, to, maxUnpacked }: Options) => {
      const { table, findings } = await readExportPath(path, maxUnpacked, streams, (source) =>
        q10(source, { from, to }),
      );
      await writeLines(streams.stderr, findingLines(findings));
      await writeLines(streams.stdout, q10Csv(table).trimEnd().split('\n'));
      done(findings.some(({ severity }) => severity === 'error'));
    });
}
