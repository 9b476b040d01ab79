type Values = Readonly<Record<string, unknown>>;

const OTHERS: readonly unknown[] = ['', 'x'.repeat(65), '2026-02-30', 4, null, 'other', {}];

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}

/** An event with one thing changed, in every way: each field absent or of another value, and one field too many. */
export function* spoiled(event: object): Generator<unknown> {
  for (const [key, value] of Object.entries(event)) {
    const { [key]: _, ...rest } = event as Values;
    yield rest;
    for (const other of OTHERS) yield { ...event, [key]: other };
    if (!isObject(value)) continue;
    for (const inner of spoiled(value)) yield { ...event, [key]: inner };
  }
  yield { ...event, unknown: true };
}
