/** Writes `examples/hmis-csv/`: a synthetic FY2026 HUD HMIS CSV export. `npm run example:write` runs it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { exportFiles, SEED } from './export/index.js';

const folder = new URL('./hmis-csv/', import.meta.url);

mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(exportFiles(SEED))) writeFileSync(new URL(name, folder), text);
