import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import type { CsvFinding } from '../hmis-csv/findings.js';
import { CliError } from './cli-error.js';
import { expectation } from './expectation.js';

const HEADER = ['Code', 'Severity', 'File', 'Line', 'EventID', 'Field', 'Expected', 'Message', 'Docs'];

// An EventID may be any text, and spreadsheets run what looks like a formula.
function lineOf(cells: readonly unknown[]): string {
  return `${Papa.unparse([cells], { escapeFormulae: true })}\r\n`;
}

/** Findings as CSV: a header and a row for each, in their order. A cell that begins like a formula gets a `'`. */
function* findingsAsCsv(findings: readonly CsvFinding[]): Generator<string> {
  yield lineOf(HEADER);
  for (const finding of findings) {
    const { code, severity, file, line, eventId, field, message, docs } = finding;
    yield lineOf([code, severity, file, line, eventId, field, expectation(finding), message, docs]);
  }
}

/**
 * Writes findings to a CSV file; one that is there is replaced.
 *
 * @throws CliError - where it cannot be written.
 */
export async function writeFindingsFile(path: string, findings: readonly CsvFinding[]): Promise<void> {
  try {
    await pipeline(Readable.from(findingsAsCsv(findings)), createWriteStream(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(`The CSV file cannot be written: the system says ${code}.`);
  }
}
