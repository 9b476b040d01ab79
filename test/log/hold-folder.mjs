// Opens the folder that is named, appends, says so, and stays: until it is killed.
import { pgliteLog } from 'ce-referrals/log/pglite';

const [, , folder, count] = process.argv;
const log = await pgliteLog(folder);
for (let number = 0; number < Number(count); number += 1) {
  const event = {
    type: 'acknowledged',
    data: { acknowledgedOn: '2026-03-03' },
    metadata: { source: 'import' },
  };
  await log.append('r-killed', 'any', [{ id: `killed-${number}`, event }]);
}
process.stdout.write('open\n');
setInterval(() => {}, 1000);
