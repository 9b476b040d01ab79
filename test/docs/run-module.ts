import { runInThisContext } from 'node:vm';
import * as core from 'ce-referrals';
import * as caseload from 'ce-referrals/caseload';
import * as hmisCsv from 'ce-referrals/hmis-csv';
import * as hmisCsvNode from 'ce-referrals/hmis-csv/node';
import * as log from 'ce-referrals/log';
import * as logNats from 'ce-referrals/log/nats';
import * as logOpen from 'ce-referrals/log/open';
import * as logPglite from 'ce-referrals/log/pglite';
import * as logPostgres from 'ce-referrals/log/postgres';
import * as schema from 'ce-referrals/schema';
import * as testing from 'ce-referrals/testing';
import * as fastCheck from 'fast-check';
import ts from 'typescript';
import { expect } from 'vitest';

/** What the pages may import: the package's entries by their names, run from their sources. */
const ENTRIES: Readonly<Record<string, unknown>> = {
  'ce-referrals': core,
  'ce-referrals/caseload': caseload,
  'ce-referrals/hmis-csv': hmisCsv,
  'ce-referrals/hmis-csv/node': hmisCsvNode,
  'ce-referrals/log': log,
  'ce-referrals/log/nats': logNats,
  'ce-referrals/log/open': logOpen,
  'ce-referrals/log/pglite': logPglite,
  'ce-referrals/log/postgres': logPostgres,
  'ce-referrals/schema': schema,
  'ce-referrals/testing': testing,
  // The one peer that an entry has.
  'fast-check': fastCheck,
};

/** `expression; // => value`, on the same line or the next, the value going on in the comment lines after it. */
const EXPECTED = /^[ \t]*(?:\n[ \t]*)?\/\/ =>(.*(?:\n[ \t]*\/\/(?! =>).*)*)/;

/** Compares the value of a statement with the one its comment promises, naming the line of the page. */
type Compare = (line: number, actual: unknown, promised: unknown) => void;

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Turns each promise in a module into a comparison, and counts them. A promise that is not about an expression
 * or a constant is a mistake in the page. */
export function withComparisons(
  code: string,
  name: string,
): { readonly code: string; readonly promises: number } {
  const source = ts.createSourceFile(name, code, ts.ScriptTarget.ES2022, true);
  const insertions: Insertion[] = [];
  let promises = 0;

  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isStatement(node)) return;
    const promised = EXPECTED.exec(code.slice(node.end))?.[1]
      ?.replace(/\n[ \t]*\/\//g, '\n')
      .trim();
    if (promised === undefined) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const value = `(${promised.replace(/\n/g, ' ')})`;
    promises += 1;
    if (ts.isExpressionStatement(node)) {
      const { expression } = node;
      insertions.push(
        { at: expression.getStart(), text: `compare(${line}, (` },
        { at: expression.end, text: `), ${value})` },
      );
      return;
    }
    const declared = ts.isVariableStatement(node) ? node.declarationList.declarations[0]?.name : undefined;
    if (declared === undefined)
      throw new Error(`${name}:${line}: a promise needs an expression or a constant`);
    insertions.push({ at: node.end, text: ` compare(${line}, ${declared.getText()}, ${value});` });
  };
  visit(source);

  const written = code.split('\n').filter((line) => /\/\/ =>/.test(line)).length;
  if (written !== promises) throw new Error(`${name}: ${written} promises written, ${promises} of them read`);

  const compared = insertions
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, text: inserted }) => text.slice(0, at) + inserted + text.slice(at), code);
  return { code: compared, promises };
}

function load(specifier: string): unknown {
  if (Object.hasOwn(ENTRIES, specifier)) return ENTRIES[specifier];
  throw new Error(`A page imports "${specifier}", which is no entry of the package.`);
}

/** Runs a page's TypeScript as a module of its own, and holds it to the promises in its comments. */
export async function runModule(code: string, name: string): Promise<void> {
  const compare: Compare = (line, actual, promised) => {
    expect(actual, `${name}:${line}`).toStrictEqual(promised);
  };
  const { outputText } = ts.transpileModule(withComparisons(code, name).code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    fileName: name,
  });
  const run = runInThisContext(`(async (require, exports, compare) => {${outputText}\n})`, {
    filename: name,
  });
  await run(load, {}, compare);
}
