import { Command, Option } from 'commander';
import type { CsvFinding } from '../hmis-csv/findings.js';
import type { ExportData } from '../hmis-csv/write/export-data.js';
import { NOT_HELD, type NotHeldCode, notHeldOf } from '../hmis-csv/write/not-held.js';
import { writeExport } from '../hmis-csv/write/write-export.js';
import { CliError } from './cli-error.js';
import { type ConvertSource, isOfEvents, openConvertSource, type SourceOptions } from './convert-source.js';
import { eventLines, type StreamHistory } from './event-lines.js';
import { readExportData } from './export-data-file.js';
import { maxUnpackedOption } from './export-path.js';
import { findingLines } from './finding-lines.js';
import { lineFaultLines } from './line-faults.js';
import { localFieldsOption } from './local-fields-file.js';
import { output, writeLines } from './output.js';
import { progress } from './progress.js';
import type { Streams } from './streams.js';
import { refuseWhatIsThere, type Target, writeWhole } from './whole-output.js';

const HELP = `
PATH is an HMIS CSV export (a folder, or its zip), or events: a file that ends in .ndjson or .jsonl, - for
standard input, or a log (pglite:FOLDER, postgres://…, nats://…). A CustomReferral.csv of an earlier conversion is
read with the export; of another local file, --local-fields says which columns tell what (see the command audit).

--to ndjson   One event a line as JSON: {"type", "data", "metadata"}. metadata has the place in the stream too:
              stream (the EventID), version (from 1) and id ("EventID/version"), and on the first line of a
              referral unknowable, what the export cannot know. The command replay and readEvents of
              ce-referrals/schema read these lines as they are. --out - writes to standard output. The lines
              hold HUD's identifiers of clients.
--to hmis-csv A folder with Event.csv, Export.csv and CustomReferral.csv (for what HUD has no column for).
              --export-data gives what Export.csv says, a JSON file: exportId, sourceType, exportedAt,
              startDate, endDate, csvVersion, exportPeriodType, exportDirective, hashStatus, implementationId
              and the optional ones; what an export that is read says itself need not be there, so of an export
              the option may be left out. Its contact, a person, is not read: the option may name one.

What could not be read or written, and what HUD's columns do not hold, is said on the error stream. The output
is put in its place once it is whole. It replaces nothing unless --force is given, and of a folder only the
files that it writes.

Exit codes:
  0   everything was converted, or what was found is only worth a warning
  1   errors found: something was left out
  2   the input cannot be read, the output cannot be written, or the command is not understood

Examples:
  ce-referrals convert exports/2026-03.zip --to ndjson --out events.ndjson
  ce-referrals convert exports/2026-03.zip --to hmis-csv --out exports/ours
  ce-referrals convert exports/2026-03 --local-fields local-fields.json --to ndjson --out events.ndjson
  ce-referrals convert events.ndjson --to hmis-csv --export-data export.json --out exports/ours`;

interface Options extends SourceOptions {
  readonly to: 'ndjson' | 'hmis-csv';
  readonly out: string;
  readonly force?: true;
  readonly exportData?: string;
}

const EACH = 500;

// Says how far writing is, and counts what went through.
function* passing(source: ConvertSource, streams: Streams): Generator<StreamHistory> {
  const bar = progress(streams);
  let done = 0;
  try {
    for (const history of source.histories) {
      yield history;
      done += 1;
      if (done % EACH !== 0) continue;
      bar.at(() => ({
        doing: 'writing',
        share: done / source.size,
        amount: `${done} of ${source.size} referrals`,
      }));
    }
  } finally {
    bar.end();
  }
}

async function toStandardOutput(source: ConvertSource, streams: Streams): Promise<void> {
  const out = output(streams.stdout);
  for (const history of source.histories) {
    for (const line of eventLines(history)) await out.line(line);
    if (out.gone) break;
  }
  await out.end();
}

async function toEvents(source: ConvertSource, target: Target, streams: Streams): Promise<void> {
  await writeWhole(target, streams, async (append) => {
    // A file, also where there is no event.
    await append('', '');
    for (const history of passing(source, streams)) {
      for (const line of eventLines(history)) await append('', `${line}\n`);
    }
  });
}

/** What writing as HUD CSV found: what is refused, and what is lost. */
interface Written {
  readonly findings: readonly CsvFinding[];
  readonly notHeld: ReadonlyMap<NotHeldCode, number>;
}

async function toHmisCsv(
  source: ConvertSource,
  target: Target,
  data: ExportData,
  streams: Streams,
): Promise<Written> {
  const findings: CsvFinding[] = [];
  const notHeld = new Map<NotHeldCode, number>();
  let eventId = '';
  function* noting(): Generator<StreamHistory> {
    for (const history of passing(source, streams)) {
      const { stream, events } = history;
      eventId = stream;
      for (const code of notHeldOf(events)) notHeld.set(code, (notHeld.get(code) ?? 0) + 1);
      yield history;
    }
  }
  await writeWhole(target, streams, async (append) => {
    const lacking: (string | undefined)[] = [];
    for await (const written of writeExport(noting(), data)) {
      if (written.kind === 'text') await append(written.file, written.text);
      else if (written.history === undefined) lacking.push(written.finding.field);
      else findings.push({ eventId, ...written.finding });
    }
    if (lacking.length > 0) {
      throw new CliError(
        `Export.csv cannot be written: --export-data must give what can stand in ${lacking.join(', ')}.`,
      );
    }
  });
  return { findings, notHeld };
}

function* notHeldLines(notHeld: Written['notHeld']): Generator<string> {
  for (const { code, what, heldBy } of NOT_HELD) {
    const count = notHeld.get(code);
    if (count === undefined) continue;
    yield `not held: ${code} (${count})`;
    yield `  ${what}${heldBy === undefined ? '' : ` ${heldBy} holds it.`}`;
  }
}

/** `ce-referrals convert PATH`: histories from an export or from events, as events or as an export. */
export function convertCommand(streams: Streams, done: (errorsFound: boolean) => void): Command {
  return new Command('convert')
    .summary('convert an HMIS CSV export to events, or events to HMIS CSV')
    .description('Converts the referrals of an HMIS CSV export to events, one a line, or events to HMIS CSV.')
    .argument('<path>', 'the folder with the CSV files, or their zip; or events (.ndjson, .jsonl, -, a log)')
    .addOption(
      new Option('--to <form>', 'what to write').choices(['ndjson', 'hmis-csv']).makeOptionMandatory(),
    )
    .requiredOption('--out <path>', 'where to write it: a file for ndjson, a folder for hmis-csv')
    .option('--force', 'replace what is there')
    .option('--export-data <file>', 'with --to hmis-csv: what Export.csv says, a JSON file')
    .option('--no-infer', 'do not look for the enrollment that an accepted referral led to')
    .addOption(localFieldsOption())
    .addOption(maxUnpackedOption())
    .addHelpText('after', HELP)
    .action(async (path: string, options: Options) => {
      const { to, exportData, out, force = false } = options;
      const isFolder = to === 'hmis-csv';
      if (isFolder && exportData === undefined && isOfEvents(path)) {
        throw new CliError('--to hmis-csv of events needs --export-data: what Export.csv is to say.');
      }
      if (isFolder && out === '-') throw new CliError('--to hmis-csv writes a folder: name it.');
      const target: Target = { out, kind: isFolder ? 'folder' : 'file', force, input: path };
      const given = exportData === undefined ? {} : await readExportData(exportData);
      if (out !== '-') await refuseWhatIsThere(target);
      const source = await openConvertSource(path, options, streams);
      const findings = [...source.findings];
      let notHeld: Written['notHeld'] = new Map();
      if (isFolder) {
        // What is missing or cannot be written, `writeExport` finds.
        const data = { ...source.info, ...given } as ExportData;
        const written = await toHmisCsv(source, target, data, streams);
        findings.push(...written.findings);
        notHeld = written.notHeld;
      } else if (out === '-') await toStandardOutput(source, streams);
      else await toEvents(source, target, streams);
      await writeLines(streams.stderr, lineFaultLines(source.faults));
      await writeLines(streams.stderr, findingLines(findings));
      await writeLines(streams.stderr, notHeldLines(notHeld));
      done(source.faults.length > 0 || findings.some(({ severity }) => severity === 'error'));
    });
}
