let goals = 0;
let met = 0;

const figure = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** Prints a figure, and against its goal where it has one: at most so much. */
export function report(title: string, value: number, unit: string, goal?: number): void {
  const row = `${title.padEnd(64)} ${figure.format(value).padStart(9)} ${unit}`;
  if (goal === undefined) {
    console.log(row);
    return;
  }
  goals += 1;
  if (value <= goal) met += 1;
  console.log(`${row}   goal ${figure.format(goal)} ${unit}: ${value <= goal ? 'met' : 'MISSED'}`);
}

/** The closing line; the run fails where a goal was missed. */
export function closeReport(): void {
  console.log(`${met} of ${goals} goals met`);
  if (met < goals) process.exitCode = 1;
}

/** The value below which a share of the values lies. */
export function share(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] as number;
}
