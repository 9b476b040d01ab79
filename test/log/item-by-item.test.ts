import { describe, expect, test } from 'vitest';
import { itemByItem, type Page } from '../../src/log/item-by-item.js';

const PAGES = [[1, 2], [], [3], [4, 5, 6]];
const ITEMS = PAGES.flat();

/** Pages, and what was asked for. */
function given(pages: readonly (readonly number[])[], seen: string[] = []): () => Promise<Page<number>> {
  const [items = [], ...others] = pages;
  return async () => {
    seen.push(`page of ${items.length}`);
    return { items, next: others.length > 0 ? given(others, seen) : undefined };
  };
}

describe('the items of pages, one by one', () => {
  test('come in their order, over pages that hold none, and end once', async () => {
    const items = itemByItem(given(PAGES));
    const found: number[] = [];
    for await (const item of items) found.push(item);
    expect(found).toEqual(ITEMS);
    expect(await items.next()).toEqual({ value: undefined, done: true });
  });

  test('a page is asked for when the one before is used up, and no sooner', async () => {
    const seen: string[] = [];
    const items = itemByItem(given(PAGES, seen));
    expect(seen).toEqual([]);
    await items.next();
    await items.next();
    expect(seen).toEqual(['page of 2']);
    await items.next();
    expect(seen).toEqual(['page of 2', 'page of 0', 'page of 1']);
  });

  test('whoever asks before the answers are there gets each item once, in the order of the questions', async () => {
    const items = itemByItem(given(PAGES));
    const early = Array.from({ length: 3 }, () => items.next());
    await early[0];
    const late = Array.from({ length: 5 }, () => items.next());
    const answers = await Promise.all([...early, ...late]);
    expect(answers.map(({ value }) => value)).toEqual([...ITEMS, undefined, undefined]);
  });

  test('who stops early asks for no page, and gets no more', async () => {
    const seen: string[] = [];
    const items = itemByItem(given(PAGES, seen));
    for await (const _ of items) break;
    expect(await items.next()).toEqual({ value: undefined, done: true });
    expect(seen).toEqual(['page of 2']);
  });

  test('who stops while a page is on its way gets what was asked for before, and no more', async () => {
    for (const ticks of [0, 1, 2, 3]) {
      const seen: string[] = [];
      const items = itemByItem(given([[1, 2, 3], [4]], seen));
      const asked = items.next();
      for (let tick = 0; tick < ticks; tick += 1) await undefined;
      expect(await items.return?.()).toEqual({ value: undefined, done: true });
      expect(await asked).toEqual({ value: 1, done: false });
      expect(await items.next()).toEqual({ value: undefined, done: true });
      expect(seen).toEqual(['page of 3']);
    }
  });

  test('what a page fails with reaches who asked, and after it there is nothing', async () => {
    const failing = () => Promise.reject(new RangeError('no second page'));
    const items = itemByItem(async () => ({ items: [1], next: failing }));
    const [first, second, third] = await Promise.allSettled([items.next(), items.next(), items.next()]);
    expect(first).toMatchObject({ value: { value: 1 } });
    expect(second).toMatchObject({ status: 'rejected', reason: new RangeError('no second page') });
    expect(third).toMatchObject({ value: { done: true } });
  });
});
