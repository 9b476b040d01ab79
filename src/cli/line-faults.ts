import type { LineFault } from './event-lines.js';

const SHOWN = 10;

/** Faults of lines as text: by code, the most frequent first, ten lines of each. */
export function* lineFaultLines(faults: readonly LineFault[]): Generator<string> {
  const byCode = new Map<string, LineFault[]>();
  for (const fault of faults) {
    const same = byCode.get(fault.code);
    if (same === undefined) byCode.set(fault.code, [fault]);
    else same.push(fault);
  }
  for (const [code, list] of [...byCode].sort(([, a], [, b]) => b.length - a.length)) {
    yield `error: ${code} (${list.length})`;
    yield `  ${list[0]?.message ?? ''}`;
    for (const { line, path, taken } of list.slice(0, SHOWN)) {
      const field = path.length === 0 ? '' : `  ${path.join('.')}`;
      yield `    line ${line}${field}${taken ? '' : '  left out'}`;
    }
    if (list.length > SHOWN) yield `    and ${list.length - SHOWN} more`;
  }
}
