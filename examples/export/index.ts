import { CE_PARTICIPATION, EXPORT, FUNDERS, ORGANIZATIONS, PROJECTS, USERS } from './agencies.js';
import { seededChance } from './chance.js';
import { FILE_NAMES, type FileName, HEADERS, lineOf, type Row } from './columns.js';
import { PLANTED_FAULTS, PLANTED_ROWS } from './faults.js';
import { LOCAL_FILE, localLines } from './local-file.js';
import { emptyLedger, type Ledger } from './ledger.js';
import { ordinaryYear } from './ordinary.js';
import { eventLine, plant } from './plant.js';

/** The seed of the example that is kept in the repository. */
export const SEED = 20261001;

/** The files of an export, as text by file name. */
export type ExportFiles = Readonly<Record<`${FileName}.csv` | typeof LOCAL_FILE, string>>;

/** Makes a synthetic FY2026 export in memory. The same seed gives the same text. */
export function exportFiles(seed: number): ExportFiles {
  const ledger = emptyLedger();
  ordinaryYear(ledger, seededChance(seed));
  for (const fault of PLANTED_FAULTS) plant(ledger, fault);
  const lines = linesOf(ledger);
  const files: readonly (readonly [string, readonly string[]])[] = [
    ...FILE_NAMES.map((file) => [`${file}.csv`, [HEADERS[file], ...lines[file]]] as const),
    [LOCAL_FILE, localLines(ledger)],
  ];
  return Object.fromEntries(files.map(([name, all]) => [name, `${all.join('\n')}\n`])) as ExportFiles;
}

function linesOf(ledger: Ledger): Record<FileName, readonly string[]> {
  const rows = <F extends FileName>(file: F, all: readonly Row<F>[]): readonly string[] => [
    ...all.map((row) => lineOf(file, row)),
    ...PLANTED_ROWS.filter((planted) => planted.file === file).map(({ row }) => lineOf(file, row as Row<F>)),
  ];
  return {
    Export: rows('Export', [EXPORT]),
    Organization: rows('Organization', ORGANIZATIONS),
    User: rows('User', USERS),
    Project: rows('Project', PROJECTS),
    Funder: rows('Funder', FUNDERS),
    CEParticipation: rows('CEParticipation', CE_PARTICIPATION),
    Enrollment: rows('Enrollment', ledger.Enrollment),
    Exit: rows('Exit', ledger.Exit),
    Assessment: rows('Assessment', ledger.Assessment),
    Event: ledger.Event.map(eventLine),
  };
}
