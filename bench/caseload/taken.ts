/** What something took. */
export interface Taken {
  /** Processor time of the whole process, the collector's threads included, in milliseconds. */
  readonly processor: number;
  /** Time on the clock, in milliseconds: it grows with whatever else the machine does. */
  readonly clock: number;
}

/** Starts to measure; the answer ends it. */
export function measure(): () => Taken {
  const clock = performance.now();
  const processor = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(processor);
    return { processor: (user + system) / 1000, clock: performance.now() - clock };
  };
}
