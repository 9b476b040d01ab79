import { Command } from 'commander';
import { isLogError } from '../log/errors.js';
import { CliError } from './cli-error.js';
import { type ConvertSource, openConvertSource, type SourceOptions } from './convert-source.js';
import { maxUnpackedOption } from './export-path.js';
import { findingLines } from './finding-lines.js';
import { type Imported, importHistories } from './import-histories.js';
import { importAsJson, importAsText } from './import-text.js';
import { lineFaultLines } from './line-faults.js';
import { localFieldsOption } from './local-fields-file.js';
import { isOfLog, withLog } from './log-url.js';
import { writeLines } from './output.js';
import { progress } from './progress.js';
import type { Streams } from './streams.js';

const HELP = `
PATH is an HMIS CSV export (a folder, or its zip), or events: a file that ends in .ndjson or .jsonl, or - for
standard input, read as the command convert reads them. The history of each referral becomes a stream of its own,
under the EventID, whole or not at all. What the source cannot know stands with its first event, and the commands
that read the log tell of it.

--log is the log, and is made where it is missing:
  pglite:FOLDER                                 a folder on this machine: a path as it is typed
  postgres://USER:PASSWORD@HOST:PORT/DATABASE   a PostgreSQL server
  nats://USER:PASSWORD@HOST:PORT                NATS servers with JetStream

A run that was stopped or killed goes on when it is run again with the same PATH and options: what is there
already is known, and nothing is appended twice, also where more was recorded since. A stream that holds other
events (of another export, of another choice of options, or recorded live) is left as it is and told of.

--json writes {"appended", "alreadyThere", "otherEvents", "refused", "leftOut"}: the first two have "referrals" and
"events", the next two list the ids of referrals. What could not be read is said on the error stream.

Exit codes:
  0   all that was read is in the log, or what was found is only worth a warning
  1   referrals were left as they are, refused or left out
  2   the input cannot be read, the log cannot be opened or broke off, or the command is not understood

Examples:
  ce-referrals import exports/2026-03.zip --log pglite:./data
  ce-referrals import exports/2026-03 --local-fields local-fields.json --log postgres://ce@db.example/referrals
  ce-referrals worklist pglite:./data`;

interface Options extends SourceOptions {
  readonly log: string;
  readonly json?: true;
}

const GO_ON = 'What was appended stays: run the same command again to go on.';

async function importInto(url: string, source: ConvertSource, streams: Streams): Promise<Imported> {
  return withLog(url, { create: true }, async (log) => {
    const bar = progress(streams);
    const forget = streams.onInterrupt?.(() => streams.stderr.write(`ce-referrals: stopped. ${GO_ON}\n`));
    let done = 0;
    try {
      return await importHistories(log, source.histories, () => {
        done += 1;
        bar.at(() => ({
          doing: 'appending',
          share: done / source.size,
          amount: `${done} of ${source.size} referrals`,
        }));
      });
    } catch (error) {
      if (isLogError(error)) throw new CliError(`${error.message} ${GO_ON}`);
      throw error;
    } finally {
      forget?.();
      bar.end();
    }
  });
}

/** `ce-referrals import PATH --log URL`: appends the histories of an export or of a file of events to a log. */
export function importCommand(streams: Streams, done: (errorsFound: boolean) => void): Command {
  return new Command('import')
    .summary('append the referrals of an HMIS CSV export, or events, to a log')
    .description('Appends the referrals of an HMIS CSV export or of a file of events to a log.')
    .argument('<path>', 'the export, its zip, or events; - reads events from standard input')
    .requiredOption('--log <url>', 'where they go: pglite:FOLDER, postgres://… or nats://…')
    .option('--no-infer', 'do not look for the enrollment that an accepted referral led to')
    .option('--json', 'write what was done as JSON')
    .addOption(localFieldsOption())
    .addOption(maxUnpackedOption())
    .addHelpText('after', HELP)
    .action(async (path: string, options: Options) => {
      if (isOfLog(path)) {
        throw new CliError('An import is from an export or a file of events: convert makes one of a log.');
      }
      const source = await openConvertSource(path, options, streams);
      const { findings, faults, leftOut } = source;
      const imported = await importInto(options.log, source, streams);
      await writeLines(streams.stderr, lineFaultLines(faults));
      await writeLines(streams.stderr, findingLines(findings));
      const write = options.json === true ? importAsJson : importAsText;
      await writeLines(streams.stdout, write(imported, leftOut));
      done(
        imported.otherEvents.length > 0 ||
          imported.refused.length > 0 ||
          faults.length > 0 ||
          findings.some(({ severity }) => severity === 'error'),
      );
    });
}
