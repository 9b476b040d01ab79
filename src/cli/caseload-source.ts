import type { Caseload } from '../caseload/caseload.js';
import type { CaseloadFinding } from '../caseload/findings.js';
import { foldCaseload } from '../caseload/replay.js';
import { type CalendarDate, dayOf } from '../referral/calendar-date.js';
import type { RecordedEvent } from '../referral/recorded-event.js';
import type { Asked } from '../referral/rules/rule.js';
import { isToldByFolding } from './event-lines.js';
import {
  type ConvertSource,
  openConvertSource,
  refuseLocalFields,
  type SourceOptions,
} from './convert-source.js';
import { unknowableIn } from './log-events.js';
import { watchedEvents } from './log-source.js';
import { isOfLog, withLog } from './log-url.js';
import { progress } from './progress.js';
import type { Streams } from './streams.js';
import { Unknowns } from './unknowns.js';

/** The referrals of an export, of a file of events or of a log. */
export interface CaseloadSource extends Pick<ConvertSource, 'findings' | 'faults'> {
  /** Where each of them stands. */
  readonly caseload: Caseload;
  /**
   * The day on which an export was taken; of a log, today. Absent of a file of events, and where Export.csv does not
   * tell.
   */
  readonly takenOn?: CalendarDate;
  /** Events that changed nothing, and why. */
  readonly records: readonly CaseloadFinding[];
  /** What the source cannot know, and of how many referrals. */
  readonly unknowable: ReadonlyMap<Asked, number>;
  /** The same by referral, where there is something. */
  readonly unknowableOf: ReadonlyMap<string, readonly Asked[]>;
  /** How many referrals stand as open, though their rows have a result or its date: none could be read. */
  readonly resultsUnread: number;
}

const EACH = 500;

// A log is folded as it comes: no more of it is held than the caseload.
async function readCaseloadOfLog(
  url: string,
  { localFields }: SourceOptions,
  streams: Streams,
): Promise<CaseloadSource> {
  refuseLocalFields(localFields);
  const unknowns = new Unknowns();
  async function* noted(events: AsyncIterable<RecordedEvent>): AsyncGenerator<RecordedEvent> {
    for await (const recorded of events) {
      if (recorded.version === 1) unknowns.add(recorded.stream, unknowableIn(recorded));
      yield recorded;
    }
  }
  const { caseload, findings: records } = await withLog(url, { create: false }, (log) =>
    foldCaseload(noted(watchedEvents(log, streams))),
  );
  const today = streams.today?.();
  return {
    caseload,
    ...(today !== undefined && { takenOn: today }),
    findings: [],
    faults: [],
    records,
    unknowable: unknowns.counts(),
    unknowableOf: unknowns.of,
    resultsUnread: 0,
  };
}

/**
 * Reads an export, events from a file or standard input, or a log, and folds all of it. The lines of a referral are
 * its history in their order, as for the command replay: a line that stands twice, or in another place, is a fault.
 *
 * @throws CliError - where it cannot be read.
 */
export async function readCaseload(
  path: string,
  options: SourceOptions,
  streams: Streams,
): Promise<CaseloadSource> {
  if (isOfLog(path)) return readCaseloadOfLog(path, options, streams);
  const source = await openConvertSource(path, options, streams);
  const { size, info, findings } = source;
  const unknowns = new Unknowns();
  let resultsUnread = 0;
  const bar = progress(streams);
  async function* recordedEvents(): AsyncGenerator<RecordedEvent> {
    let done = 0;
    for (const { stream, events, unknowable, resultUnread } of source.histories) {
      let version = 0;
      for (const event of events) {
        version += 1;
        yield { stream, version, id: `${stream}/${version}`, event };
      }
      unknowns.add(stream, unknowable);
      if (resultUnread === true) resultsUnread += 1;
      done += 1;
      if (done % EACH !== 0) continue;
      bar.at(() => ({ doing: 'folding', share: done / size, amount: `${done} of ${size} referrals` }));
    }
  }
  try {
    const { caseload, findings: records } = await foldCaseload(recordedEvents());
    const { exportedAt } = info;
    return {
      caseload,
      ...(exportedAt !== undefined && { takenOn: dayOf(exportedAt) }),
      findings,
      // One fault, one line.
      faults: source.faults.filter((fault) => !isToldByFolding(fault)),
      records,
      unknowable: unknowns.counts(),
      unknowableOf: unknowns.of,
      resultsUnread,
    };
  } finally {
    bar.end();
  }
}
