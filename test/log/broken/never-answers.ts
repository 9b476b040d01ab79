import { type EventLog, memoryLog } from 'ce-referrals/log';

const never = (): Promise<never> => new Promise(() => {});

/** An append is not answered. */
export function appendNeverAnswers(): EventLog {
  return { ...memoryLog(), append: never };
}

/** A reading begins and does not go on. */
export function readNeverAnswers(): EventLog {
  return { ...memoryLog(), read: () => ({ [Symbol.asyncIterator]: () => ({ next: never }) }) };
}

/** A reading begins again where it should end. */
export function readNeverEnds(): EventLog {
  const log = memoryLog();
  return {
    ...log,
    async *read(stream, options) {
      for (let isEmpty = false; !isEmpty; ) {
        isEmpty = true;
        for await (const event of log.read(stream, options)) {
          isEmpty = false;
          yield event;
        }
      }
    },
  };
}
