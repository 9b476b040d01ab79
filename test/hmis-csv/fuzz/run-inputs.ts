import fc from 'fast-check';
import { type FuzzInput, filesOf, fuzzInputArb } from './input.js';
import { damagedRows, type RowsInput, rowsInputArb, type UntouchedRow } from './rows-input.js';
import { countKinds, emptyTally, type Shape, type Tally } from './tally.js';
import { type Claim, IN_TIME, judgeInput, type Verdict } from './verdict.js';

/** How a run goes. */
export interface RunOptions {
  readonly seed: number;
  readonly inputs: number;
  /** Told what each input is made from before it is read. */
  readonly onStart: (shape: Shape, recipe: string) => void;
  /** Told when it was read. */
  readonly onEnd: () => void;
}

type Input =
  | { readonly shape: 'anything'; readonly input: FuzzInput }
  | { readonly shape: 'rows'; readonly input: RowsInput };

const inputArb: fc.Arbitrary<Input> = fc.oneof(
  { weight: 7, arbitrary: fc.record({ shape: fc.constant('anything' as const), input: fuzzInputArb }) },
  { weight: 3, arbitrary: fc.record({ shape: fc.constant('rows' as const), input: rowsInputArb }) },
);

interface Made {
  readonly kinds: readonly string[];
  readonly changed: ReadonlySet<string>;
  readonly untouched: readonly UntouchedRow[];
  readonly enclosed: number;
  readonly judge: () => Promise<Verdict>;
}

function make({ shape, input }: Input): Made {
  if (shape === 'anything') {
    const { files, changed, cellsStay } = filesOf(input);
    const judge = () => judgeInput(files, input.chunkBytes, cellsStay);
    return { kinds: input.damages.map(({ kind }) => kind), changed, untouched: [], enclosed: 0, judge };
  }
  const { files, cellsStay, ...made } = damagedRows(input);
  return { ...made, judge: () => judgeInput(files, input.chunkBytes, cellsStay) };
}

function hasAll(untouched: readonly UntouchedRow[], { read }: Verdict): boolean {
  const found = new Map([...(read?.referrals() ?? [])].map((referral) => [referral.eventId, referral]));
  return untouched.every(({ eventId, personalId, referredOn, line }) => {
    const referral = found.get(eventId);
    const data = referral?.events.find(({ type }) => type === 'referred')?.data;
    return (
      referral?.line === line &&
      data !== undefined &&
      'referredOn' in data &&
      data.personalId === personalId &&
      data.referredOn === referredOn
    );
  });
}

interface Judged {
  readonly verdict: Verdict;
  readonly broken: readonly Claim[];
}

async function judge({ untouched, judge: read }: Made): Promise<Judged> {
  const verdict = await read();
  const { clock, processor } = verdict.took;
  const broken: Claim[] = [...verdict.broken];
  // A loaded machine makes anything long by the clock alone: who waits for nothing uses the processor.
  if (Math.min(clock, processor) > 1000) broken.push(IN_TIME);
  if (!hasAll(untouched, verdict)) broken.push('has every untouched row read');
  return { verdict, broken };
}

/** The smallest input that does not hold the claim either, found from the one that was drawn so many inputs in. */
async function shrunk(claim: Claim, index: number, seed: number): Promise<string> {
  const holds = fc.asyncProperty(
    inputArb,
    async (input) => !(await judge(make(input))).broken.includes(claim),
  );
  const { counterexample } = await fc.check(holds, {
    seed,
    path: String(index),
    interruptAfterTimeLimit: 60_000,
  });
  return JSON.stringify(counterexample?.[0] ?? 'it did not fail again');
}

/** Draws inputs from a seed, reads each, and counts what came of it. It goes on where one fails. */
export async function runInputs({ seed, inputs, onStart, onEnd }: RunOptions): Promise<Tally> {
  const tally = emptyTally();
  const property = fc.asyncProperty(inputArb, async (input) => {
    const made = make(input);
    const recipe = JSON.stringify(input);
    onStart(input.shape, recipe);
    const { verdict, broken } = await judge(made);
    onEnd();
    for (const claim of broken) {
      tally.broken[claim] = (tally.broken[claim] ?? 0) + 1;
      if (tally.broken[claim] === 1) {
        tally.failures.push({ claim, shape: input.shape, index: tally.inputs, recipe });
      }
    }
    tally.inputs += 1;
    tally[verdict.outcome] += 1;
    tally.shapes[input.shape] += 1;
    countKinds(tally, made.kinds, made.changed, verdict.outcome);
    for (const code of new Set(verdict.codes)) tally.codes[code] = (tally.codes[code] ?? 0) + 1;
    tally.rows.untouched += made.untouched.length;
    tally.rows.enclosed += made.enclosed;
    const { took } = verdict;
    if (took.processor > tally.longest.processor) tally.longest = { ...took, recipe };
  });
  await fc.assert(property, { seed, numRuns: inputs });
  for (const [at, { claim, index, ...failure }] of tally.failures.entries()) {
    // A time is not worth making smaller, and takes long.
    if (claim === IN_TIME) continue;
    tally.failures[at] = { ...failure, claim, index, recipe: await shrunk(claim, index, seed) };
  }
  return tally;
}
