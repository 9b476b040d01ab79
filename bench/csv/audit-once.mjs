// One audit in a process of its own: `node audit-once.mjs FOLDER` prints what it took as one line of JSON.
import { auditExport } from 'ce-referrals/hmis-csv';
import { folderSource } from 'ce-referrals/hmis-csv/node';

const [folder] = process.argv.slice(2);
let firstProgress;
const onProgress = () => {
  // Since the process began, so with the time that Node takes to start and the package to load.
  firstProgress ??= performance.now();
};

const start = performance.now();
const used = process.cpuUsage();
const { counts, findings } = await auditExport(folderSource(folder), { onProgress });
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(used);

console.log(
  JSON.stringify({
    milliseconds,
    processor: (user + system) / 1000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    events: counts.rows,
    findings: findings.length,
    firstProgress,
  }),
);
