import type { CheckpointedEvent, RecordedEvent } from 'ce-referrals';
import {
  applyToCaseload,
  type Caseload,
  type CaseloadChange,
  type CaseloadFindingCode,
  emptyCaseload,
  foldCaseload,
  referralOf,
} from 'ce-referrals/caseload';
import { type EventLog, follow } from 'ce-referrals/log';
import { setTimeout as wait } from 'node:timers/promises';

/** How a log is followed. */
export interface LiveCaseloadOptions {
  /** The longest wait, in milliseconds, until what other processes recorded is read. */
  readonly every: number;
  /** Is told of what cannot be taken in, and of a log that cannot be read. */
  readonly onFinding: (code: CaseloadFindingCode) => void;
  readonly onFault: (error: unknown) => void;
}

/** A caseload that is kept up to date with its log. */
export interface LiveCaseload {
  /** As of now. Never changes itself: hold it for as long as an answer takes. */
  readonly current: Caseload;
  /** False while the log cannot be followed: then it may lack what others recorded. */
  readonly isFollowing: boolean;
  /** Takes in what stands in one stream: whoever recorded something there then finds it in `current`. */
  takeStream(stream: string): Promise<void>;
  stop(): Promise<void>;
}

/** Reads a log, and goes on following it. Where the log fails while it is followed, it is tried again and again. */
export async function liveCaseload(
  log: EventLog,
  { every, onFinding, onFault }: LiveCaseloadOptions,
): Promise<LiveCaseload> {
  let caseload = emptyCaseload();
  let after: string | undefined;
  let isFollowing = true;
  const ending = new AbortController();

  function takeChange({ caseload: next, findings }: CaseloadChange): void {
    caseload = next;
    for (const { code } of findings) onFinding(code);
  }

  // Whatever the log holds now, so that the end of a fault is known though nothing new comes.
  async function takeRest(): Promise<void> {
    for await (const recorded of log.readAll({ after })) takeNext(recorded);
  }

  // Events that were taken in before change nothing, so it does not matter who brings them first.
  function takeNext(recorded: CheckpointedEvent): void {
    takeChange(applyToCaseload(caseload, [recorded]));
    after = recorded.checkpoint;
  }

  async function run(): Promise<void> {
    const { signal } = ending;
    while (!signal.aborted) {
      try {
        if (!isFollowing) await takeRest();
        isFollowing = true;
        for await (const recorded of follow(log, { after, every, signal })) takeNext(recorded);
      } catch (error) {
        if (signal.aborted) return;
        if (isFollowing) onFault(error);
        isFollowing = false;
        await wait(every, undefined, { signal }).catch(() => {});
      }
    }
  }

  takeChange(await foldCaseload(log.readAll()));
  after = caseload.checkpoint;
  const running = run();

  return {
    get current() {
      return caseload;
    },
    get isFollowing() {
      return isFollowing;
    },
    async takeStream(stream) {
      const events: RecordedEvent[] = [];
      const from = (referralOf(caseload, stream)?.version ?? 0) + 1;
      for await (const recorded of log.read(stream, { from })) events.push(recorded);
      takeChange(applyToCaseload(caseload, events));
    },
    async stop() {
      ending.abort();
      // A log that does not answer would hold us here.
      if (isFollowing) await running;
    },
  };
}
