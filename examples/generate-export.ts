/**
 * Writes `examples/hmis-csv/`, a synthetic FY2026 HUD HMIS CSV export, `examples/local-fields.json`, which tells what
 * its local file holds, and `examples/hmis-csv-damaged/`, a small one of damaged files. `npm run example:write` runs
 * it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { damagedFiles } from './export/damaged.js';
import { exportFiles, SEED } from './export/index.js';
import { LOCAL_FIELDS } from './export/local-file.js';

function write(folder: URL, files: Readonly<Record<string, string | Uint8Array>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(new URL(name, folder), content);
}

write(new URL('./hmis-csv/', import.meta.url), exportFiles(SEED));
write(new URL('./hmis-csv-damaged/', import.meta.url), damagedFiles());
write(new URL('./', import.meta.url), {
  'local-fields.json': `${JSON.stringify(LOCAL_FIELDS, undefined, 2)}\n`,
});
