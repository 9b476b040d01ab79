// The process that reads the inputs; `watch.ts` starts it, and ends it where an input hangs.
import { runInputs } from './run-inputs.js';

async function run(): Promise<void> {
  const [seed = 0, inputs = 0] = process.argv.slice(2).map(Number);
  const tell = (message: object): void => {
    process.send?.(message);
  };
  const tally = await runInputs({
    seed,
    inputs,
    onStart: (shape, recipe) => tell({ start: { shape, recipe } }),
    onEnd: () => tell({ end: true }),
  });
  tell({ tally });
}

void run();
