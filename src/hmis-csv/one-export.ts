import { HmisCsvError } from './errors.js';

// Every export has both, under these names in every version of the specification.
const MARKS: readonly string[] = ['event.csv', 'export.csv'];

function partsOf(path: string): { readonly folder: string; readonly name: string } {
  // Some Windows programs write a zip's paths with backslashes.
  const unix = path.replaceAll('\\', '/');
  const cut = unix.lastIndexOf('/') + 1;
  return { folder: unix.slice(0, cut), name: unix.slice(cut) };
}

/**
 * Finds the one export among files with paths: the files of the folder that holds Event.csv or Export.csv, at
 * whatever depth, by their names without folders. Files beside or below that folder are no part of it. Where
 * no folder holds either, the files outside all folders.
 *
 * @param files - each file's path, and whatever stands for the file.
 * @throws HmisCsvError - `several-exports`, where two folders hold an export, or one holds a name twice.
 */
export function filesOfOneExport<F>(
  files: Iterable<readonly [path: string, file: F]>,
): ReadonlyMap<string, F> {
  const all = Array.from(files, ([path, file]) => ({ ...partsOf(path), file }));
  const folders = new Set(
    all.filter(({ name }) => MARKS.includes(name.toLowerCase())).map(({ folder }) => folder),
  );
  if (folders.size > 1) {
    throw new HmisCsvError(
      'several-exports',
      `There are ${folders.size} exports: that many folders hold an Event.csv or Export.csv.`,
    );
  }
  const [chosen = ''] = folders;
  const byName = new Map<string, F>();
  for (const { folder, name, file } of all) {
    if (folder !== chosen) continue;
    if (byName.has(name)) {
      throw new HmisCsvError(
        'several-exports',
        'Two files have the same name, so it is not clear which is meant.',
      );
    }
    byName.set(name, file);
  }
  return byName;
}
