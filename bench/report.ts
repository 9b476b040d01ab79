/** What a figure should be. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number };

let goals = 0;
let met = 0;

const figure = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** A figure as it is printed: three digits of it. */
export function inFigures(value: number): string {
  return figure.format(value);
}

function meets(value: number, goal: Goal): boolean {
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
}

function inWords(goal: Goal, unit: string): string {
  const [words, bound] =
    'atMost' in goal ? (['at most', goal.atMost] as const) : (['at least', goal.atLeast] as const);
  return `goal ${words} ${inFigures(bound)} ${unit}`.trimEnd();
}

/** Prints a figure, and against its goal where it has one. What is compared is the value, not what is printed of it. */
export function report(title: string, value: number, unit: string, goal?: Goal): void {
  const row = `${title.padEnd(64)} ${inFigures(value).padStart(9)} ${unit}`;
  if (goal === undefined) {
    console.log(row.trimEnd());
    return;
  }
  const isMet = meets(value, goal);
  goals += 1;
  if (isMet) met += 1;
  console.log(`${row}   ${inWords(goal, unit)}: ${isMet ? 'met' : 'MISSED'}`);
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
