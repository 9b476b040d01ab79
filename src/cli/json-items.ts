/** The items of a JSON list, each on a line of its own. */
export function* jsonItems(items: readonly unknown[]): Generator<string> {
  for (const [place, item] of items.entries()) {
    yield JSON.stringify(item) + (place < items.length - 1 ? ',' : '');
  }
}
