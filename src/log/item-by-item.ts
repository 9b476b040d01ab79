/**
 * Hands out the items of pages one by one, and asks for a page when the one before is used up. A generator that yields
 * each item would do the same in more time than it takes to read and freeze an event: it waits for what it yields,
 * even where that is there.
 */
export function itemByItem<Item>(
  pages: AsyncGenerator<readonly Item[], void, void>,
): AsyncIterableIterator<Item, undefined> {
  let page: readonly Item[] = [];
  let place = 0;
  // Who asks while others wait for a page comes after them.
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const item = (): IteratorResult<Item, undefined> => ({ value: page[place++] as Item, done: false });

  async function turn(): Promise<IteratorResult<Item, undefined>> {
    while (place === page.length) {
      const { value, done } = await pages.next();
      if (done === true) return { value: undefined, done };
      page = value as readonly Item[];
      place = 0;
    }
    return item();
  }

  async function close(): Promise<IteratorResult<Item, undefined>> {
    page = [];
    place = 0;
    await pages.return();
    return { value: undefined, done: true };
  }

  function inTurn(act: typeof turn): ReturnType<typeof turn> {
    waiting += 1;
    const answer = last.then(act, act).finally(() => {
      waiting -= 1;
    });
    last = answer;
    return answer;
  }

  return {
    next() {
      return waiting === 0 && place < page.length ? Promise.resolve(item()) : inTurn(turn);
    },
    return() {
      return inTurn(close);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
