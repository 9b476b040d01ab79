import { Command } from 'commander';
import { type CocPolicy, defaultPolicy } from '../referral/policy.js';
import { type EventFile, readEventFile } from './event-file.js';
import type { StreamHistory } from './event-lines.js';
import { readLog } from './log-source.js';
import { isOfLog } from './log-url.js';
import { writeLines } from './output.js';
import { readPolicyFile } from './policy-file.js';
import { replayAsJson } from './replay-json.js';
import { replayAsText, replaySummary } from './replay-text.js';
import { countIn, type ReplayCounts, type Replayed, replayed } from './replayed.js';
import type { Streams } from './streams.js';

const HELP = `
Each line of the file is one event as JSON: {"type", "data", "metadata"}, what readEvents of
ce-referrals/schema reads and the command convert writes. metadata.stream names the referral; where it is
missing, a "referred" event names it by its referralId. The order of a referral's lines is its history.
metadata.version, where there, must count from 1. metadata.unknowable, where there, lists what the source of
the events cannot know: rules that ask for it are left out, and named.

FILE may be a log too (pglite:FOLDER, postgres://…, nats://…): each of its events counts as a line.

A line that cannot be read, or is of an unknown type, is reported and left out. The output names referrals and
projects, and no client. Rules that need more than one history (projects, other referrals) find nothing here.

Exit codes:
  0   nothing found, or warnings only
  1   errors found, or lines that could not be taken
  2   the file cannot be read, or the command is not understood

Examples:
  ce-referrals replay events.ndjson
  ce-referrals convert exports/2026-03 --to ndjson --out - | ce-referrals replay - --json > replayed.json`;

interface Options {
  readonly json?: true;
  readonly policy?: string;
}

async function readEventsAt(path: string, streams: Streams): Promise<EventFile> {
  if (!isOfLog(path)) return readEventFile(path, streams);
  const { histories, events, unknowableOf } = await readLog(path, streams);
  return {
    histories: { all: () => histories, size: unknowableOf.size },
    faults: [],
    lines: events.length,
    events: events.length,
  };
}

function* asText(referrals: Iterable<Replayed>, file: EventFile, counts: ReplayCounts): Generator<string> {
  const notChecked = new Map<string, number>();
  for (const referral of referrals) {
    for (const code of referral.notChecked) notChecked.set(code, (notChecked.get(code) ?? 0) + 1);
    yield* replayAsText(referral);
  }
  yield* replaySummary(counts, notChecked, file);
}

// Asked one by one: whoever stops listening does not end the histories, and what he did not hear counts too.
function* counted(
  histories: Iterator<StreamHistory>,
  policy: CocPolicy,
  counts: ReplayCounts,
): Generator<Replayed> {
  for (let next = histories.next(); next.done !== true; next = histories.next()) {
    const referral = replayed(next.value, policy);
    countIn(counts, referral);
    yield referral;
  }
}

/** `ce-referrals replay FILE`: timeline, state and violations of each referral in a file of events or in a log. */
export function replayCommand(streams: Streams, done: (errorsFound: boolean) => void): Command {
  return new Command('replay')
    .summary('tell each referral in a file of events: what happened, where it stands, what is wrong')
    .description('Tells each referral in a file of events: its timeline, its state, and the rules it breaks.')
    .argument('<file>', 'the events, one a line (NDJSON), or a log; - reads standard input')
    .option('--json', 'write the same as JSON, every referral on a line of its own')
    .option('--policy <file>', "the CoC's policy, a JSON file")
    .addHelpText('after', HELP)
    .action(async (path: string, { json, policy: policyFile }: Options) => {
      const policy = policyFile === undefined ? defaultPolicy : await readPolicyFile(policyFile);
      const file = await readEventsAt(path, streams);
      const { lines, events } = file;
      const counts: ReplayCounts = { lines, events, referrals: 0, errors: 0, warnings: 0 };
      const histories = file.histories.all();
      const referrals = counted(histories, policy, counts);
      const write = json === true ? replayAsJson(referrals, file, counts) : asText(referrals, file, counts);
      await writeLines(streams.stdout, write);
      for (const _ of counted(histories, policy, counts));
      done(counts.errors > 0 || file.faults.length > 0);
    });
}
