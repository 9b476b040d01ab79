import { type EventLog, memoryLog } from 'ce-referrals/log';

/** An expectation that it does not know is none. */
export function namedExpectationIgnored(): EventLog {
  const log = memoryLog();
  return {
    ...log,
    append: (stream, expected, events) =>
      log.append(stream, Number.isInteger(expected) && Number(expected) >= 0 ? expected : 'any', events),
  };
}
