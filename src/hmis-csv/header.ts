import type { HudFile } from './hud-files.js';
import type { CsvRuleCode } from './rules/rule.js';

/** What a header says about the columns that are read. */
export interface Header {
  /** By HUD's name: the column's place in a row, from 0. */
  readonly places: ReadonlyMap<string, number>;
  /** What is wrong with it. */
  readonly faults: readonly { readonly code: CsvRuleCode; readonly field: string }[];
}

// `trim` takes off a second byte order mark too.
function plain(name: string): string {
  return name.trim().toLowerCase();
}

/**
 * Finds columns by their names, wherever they stand. A name in other letters or with spaces around it is
 * understood, and said. Names that are not looked for are passed over: they may be data, where a file has no
 * header, so they are never repeated.
 */
export function matchHeader(cells: readonly string[], file: HudFile): Header {
  const exact = new Map<string, string>(Object.entries(file.alsoNamed ?? {}));
  for (const name of Object.keys(file.columns)) exact.set(name, name);
  const loose = new Map([...exact].map(([written, name]) => [plain(written), name]));

  const places = new Map<string, number>();
  const faults: { code: CsvRuleCode; field: string }[] = [];
  cells.forEach((cell, place) => {
    const field = exact.get(cell) ?? loose.get(plain(cell));
    if (field === undefined) return;
    if (places.has(field)) {
      faults.push({ code: 'column-twice', field });
      return;
    }
    places.set(field, place);
    if (!exact.has(cell)) faults.push({ code: 'column-name-not-huds', field });
  });
  for (const field of Object.keys(file.columns)) {
    if (!places.has(field) && file.optional?.includes(field) !== true) {
      faults.push({ code: 'column-missing', field });
    }
  }
  return { places, faults };
}

/** The essential columns that a header does not have. */
export function missingEssentials({ places }: Header, file: HudFile): readonly string[] {
  return file.essential.filter((name) => !places.has(name));
}
