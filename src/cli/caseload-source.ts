import type { Caseload } from '../caseload/caseload.js';
import type { CaseloadFinding } from '../caseload/findings.js';
import { foldCaseload } from '../caseload/replay.js';
import { type CalendarDate, dayOf } from '../referral/calendar-date.js';
import type { RecordedEvent } from '../referral/recorded-event.js';
import { ASKED, type Asked } from '../referral/rules/rule.js';
import { isToldByFolding } from './event-lines.js';
import { type ConvertSource, openConvertSource, type SourceOptions } from './convert-source.js';
import { progress } from './progress.js';
import type { Streams } from './streams.js';

/** The referrals of an export or of a file of events. */
export interface CaseloadSource extends Pick<ConvertSource, 'findings' | 'faults'> {
  /** Where each of them stands. */
  readonly caseload: Caseload;
  /** The day on which an export was taken; absent of events, and where Export.csv does not tell. */
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

/**
 * Reads an export, or events from a file or standard input, and folds all of it. The lines of a referral are its
 * history in their order, as for the command replay: a line that stands twice, or in another place, is a fault.
 *
 * @throws CliError - where it cannot be read.
 */
export async function readCaseload(
  path: string,
  options: SourceOptions,
  streams: Streams,
): Promise<CaseloadSource> {
  const source = await openConvertSource(path, options, streams);
  const { size, info, findings } = source;
  const unknown = new Map<Asked, number>();
  const unknowableOf = new Map<string, readonly Asked[]>();
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
      if (unknowable.length > 0) unknowableOf.set(stream, unknowable);
      if (resultUnread === true) resultsUnread += 1;
      for (const asked of unknowable) unknown.set(asked, (unknown.get(asked) ?? 0) + 1);
      done += 1;
      if (done % EACH !== 0) continue;
      bar.at(() => ({ doing: 'folding', share: done / size, amount: `${done} of ${size} referrals` }));
    }
  }
  try {
    const { caseload, findings: records } = await foldCaseload(recordedEvents());
    const unknowable = new Map(
      ASKED.flatMap((asked) => {
        const referrals = unknown.get(asked);
        return referrals === undefined ? [] : [[asked, referrals]];
      }),
    );
    const { exportedAt } = info;
    return {
      caseload,
      ...(exportedAt !== undefined && { takenOn: dayOf(exportedAt) }),
      findings,
      // One fault, one line.
      faults: source.faults.filter((fault) => !isToldByFolding(fault)),
      records,
      unknowable,
      unknowableOf,
      resultsUnread,
    };
  } finally {
    bar.end();
  }
}
