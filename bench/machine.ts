import { cpus, loadavg, totalmem } from 'node:os';

/** What a run was measured on: enough to read the figures by, and nothing that says whose machine it is. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly platform: string;
  readonly node: string;
}

export function thisMachine(): Machine {
  const all = cpus();
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
  };
}

/** How busy the machine was in the last minute, in processes that wanted to run: near 0 where it was quiet. */
export function busyness(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10;
}
