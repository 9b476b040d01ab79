/** Orders texts by their code units: the same in every locale. Dates come in the order of the calendar. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
