/** `npm run fuzz:csv -- [--inputs N] [--seed N]`: reads damaged HMIS CSV exports, and says what came of them. */
import { parseArgs } from 'node:util';
import { notReached } from '../test/hmis-csv/fuzz/reach.js';
import type { Tally } from '../test/hmis-csv/fuzz/tally.js';
import { CLAIMS, IN_TIME } from '../test/hmis-csv/fuzz/verdict.js';
import { watchInputs } from '../test/hmis-csv/fuzz/watch.js';

const { values } = parseArgs({
  options: { inputs: { type: 'string', default: '100000' }, seed: { type: 'string' } },
});
const inputs = Number(values.inputs);
// Another run, another seed: it is printed, and gives the same inputs again.
const seed = values.seed === undefined ? Date.now() % 0x7fff_ffff : Number(values.seed);

const count = new Intl.NumberFormat('en-US');
const share = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`;

function printKinds({ kinds, inputs: all }: Tally): void {
  console.log(`\n${'damage'.padEnd(26)}${'inputs'.padStart(9)}${'share'.padStart(9)}${'read'.padStart(9)}`);
  for (const [kind, of] of Object.entries(kinds).sort(([, a], [, b]) => b.inputs - a.inputs)) {
    const row = [count.format(of.inputs), share(of.inputs, all), share(of.read, of.inputs)];
    console.log(kind.padEnd(26) + row.map((text) => text.padStart(9)).join(''));
  }
}

function printFigures({ inputs: done, read, refused, rows, codes, longest }: Tally): void {
  const { clock, processor } = longest;
  console.log(`
${count.format(done)} inputs: ${count.format(read)} read, ${count.format(refused)} refused
${count.format(rows.untouched)} untouched rows beside damaged ones (and ${rows.enclosed} that a damaged one takes in)
${Object.keys(codes).length} codes of findings
The longest took ${processor.toFixed(0)} ms of the processor, ${clock.toFixed(0)} ms by the clock: ${longest.recipe}
`);
}

let met = 0;
function goal(title: string, faults: readonly string[]): void {
  if (faults.length === 0) met += 1;
  console.log(`${title.padEnd(72)} ${faults.length === 0 ? 'met' : 'MISSED'}`);
  for (const fault of faults) console.log(`  ${fault}`);
}

console.log(`Seed ${seed}; the same again: npm run fuzz:csv -- --inputs ${inputs} --seed ${seed}`);
const watched = await watchInputs({
  seed,
  inputs,
  onProgress: (done) => {
    if (done % 10_000 === 0) console.log(`${count.format(done)} read`);
  },
});

const claims = [...CLAIMS, IN_TIME] as const;
const goals = claims.length + 2;
if ('lost' in watched) {
  const { how, shape = 'no input', recipe = '' } = watched.lost;
  goal('Every input comes back', [`${how}: ${shape} ${recipe}`]);
} else {
  const { tally } = watched;
  printKinds(tally);
  printFigures(tally);
  goal('Every input comes back', tally.inputs === inputs ? [] : [`${tally.inputs} of ${inputs} did`]);
  for (const claim of claims) {
    const first = tally.failures.filter((failure) => failure.claim === claim);
    const broken = tally.broken[claim] ?? 0;
    goal(
      `Every input ${claim}`,
      first.map(({ index, recipe }) => `${broken} do not; the first is number ${index}: ${recipe}`),
    );
  }
  goal('The inputs reach what they are made to reach', notReached(tally));
}
console.log(`${met} of ${goals} goals met`);
if (met < goals) process.exitCode = 1;
