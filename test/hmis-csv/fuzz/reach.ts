import type { FindingCode } from 'ce-referrals/hmis-csv';
import { DAMAGE_KINDS } from './input.js';
import { ROW_DAMAGE_KINDS } from './rows-input.js';
import type { KindTally, Tally } from './tally.js';

// What damage to files can lead to: each must have been found.
const CODES: readonly FindingCode[] = [
  ...(['file-missing', 'file-unreadable', 'file-cut-short', 'file-name-not-huds', 'file-not-utf-8'] as const),
  ...(['column-missing', 'column-twice', 'column-name-not-huds', 'export-not-one-row'] as const),
  ...(['quotes-torn', 'row-ragged', 'characters-damaged', 'duplicate-key'] as const),
  ...(['value-missing', 'value-unreadable', 'date-not-real'] as const),
];

// One odd value among many leads to these.
const RARE_CODES: readonly FindingCode[] = [
  'value-not-in-huds-form',
  'unknown-event-code',
  'unknown-result-code',
];

const NONE: KindTally = { inputs: 0, changed: 0, read: 0, refused: 0 };

/** What a run of inputs should have reached and did not, in words; empty where it reached all. */
export function notReached({ inputs, kinds, codes, shapes, read, refused, rows }: Tally): readonly string[] {
  const missed: string[] = [];
  const expect = (reached: boolean, what: string): void => {
    if (!reached) missed.push(what);
  };
  for (const kind of new Set([...DAMAGE_KINDS, ...ROW_DAMAGE_KINDS])) {
    const { inputs: of, changed, read: taken } = kinds[kind] ?? NONE;
    const least = kind === 'field-huge' ? inputs / 1000 : inputs / 50;
    expect(of >= least, `${kind} in ${least} inputs, not ${of}`);
    expect(
      changed >= of * 0.8,
      `${kind} changes something in most of its inputs, not in ${changed} of ${of}`,
    );
    expect(taken > 0, `${kind} and an Event.csv that is read`);
  }
  // A huge field is rare, since it takes long: what follows from it is asked of long runs only.
  const hugeOften = (kinds['field-huge'] ?? NONE).inputs >= 50;
  for (const kind of DAMAGE_KINDS) {
    if (kind === 'field-huge' && !hugeOften) continue;
    expect((kinds[kind] ?? NONE).refused > 0, `${kind} and an Event.csv that is refused`);
  }
  for (const code of CODES) expect((codes[code] ?? 0) > 0, `${code} found`);
  if (inputs >= 5000) for (const code of RARE_CODES) expect((codes[code] ?? 0) > 0, `${code} found`);
  if (hugeOften) expect((codes['line-too-long'] ?? 0) > 0, 'line-too-long found');
  expect(shapes.anything > inputs * 0.6 && shapes.rows > inputs * 0.2, 'both shapes in their shares');
  expect(read > inputs * 0.5 && refused > inputs * 0.05, 'inputs that are read, and that are refused');
  expect(rows.untouched > inputs, 'more untouched rows than inputs');
  expect(rows.enclosed < rows.untouched / 100, 'few rows that stray quotes make part of another');
  return missed;
}
