/** `npm run demo`: an audit of the example export, and a referral's three endings command by command. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ENDINGS } from './demo/endings.js';
import { linesOfWalk } from './demo/print.js';
import { walk } from './demo/walk.js';

const root = fileURLToPath(new URL('..', import.meta.url));

function auditOfTheExample(): void {
  console.log('$ ce-referrals audit examples/hmis-csv\n');
  const { status, error } = spawnSync(process.execPath, ['dist/cli/main.js', 'audit', 'examples/hmis-csv'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (error !== undefined) throw error;
  // 1 says that errors were found, and they were planted. Anything else is a fault of the demo.
  if (status !== 1) process.exitCode = status ?? 1;
  console.log(
    `\nexit code ${status}: errors were found. They were planted; examples/README.md says how.\n\n`,
  );
}

auditOfTheExample();
for (const ending of ENDINGS) console.log(linesOfWalk(walk(ending)).join('\n'));
