/** `npm run demo`: an audit of the example export, and a referral's three endings command by command. */
import { fileURLToPath } from 'node:url';
import { auditExport } from 'ce-referrals/hmis-csv';
import { folderSource } from 'ce-referrals/hmis-csv/node';
import { linesOfAudit } from './demo/audit-table.js';
import { ENDINGS } from './demo/endings.js';
import { linesOfWalk } from './demo/print.js';
import { heading } from './demo/text.js';
import { walk } from './demo/walk.js';

const folder = fileURLToPath(new URL('./hmis-csv', import.meta.url));

const lines = [
  ...heading('An audit of examples/hmis-csv: every fault in it was planted'),
  ...linesOfAudit(await auditExport(folderSource(folder))),
  '',
  'Each finding with its row: npx ce-referrals audit examples/hmis-csv',
  '',
  ...ENDINGS.flatMap((ending) => linesOfWalk(walk(ending))),
];
for (const line of lines) console.log(line);
