/** Some of many items, and how to ask for those behind them, where there may be some. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: (() => Promise<Page<Item>>) | undefined;
}

const END: IteratorResult<never, undefined> = { value: undefined, done: true };

/**
 * Hands out the items of pages one by one, and asks for a page when the one before is used up. A generator that yields
 * each item would do the same in more time than it takes to read and freeze an event: it waits for what it yields,
 * even where that is there.
 */
export function itemByItem<Item>(first: () => Promise<Page<Item>>): AsyncIterableIterator<Item, undefined> {
  let items: readonly Item[] = [];
  let place = 0;
  let next: Page<Item>['next'] = first;
  // Who asks while others wait for a page comes after them.
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const item = (): IteratorResult<Item, undefined> => ({ value: items[place++] as Item, done: false });

  async function turn(): Promise<IteratorResult<Item, undefined>> {
    while (place === items.length) {
      if (next === undefined) return END;
      const ask = next;
      // It stays so where the page does not come.
      next = undefined;
      ({ items, next } = await ask());
      place = 0;
    }
    return item();
  }

  async function close(): Promise<IteratorResult<Item, undefined>> {
    items = [];
    place = 0;
    next = undefined;
    return END;
  }

  function inTurn(act: typeof turn): ReturnType<typeof turn> {
    const answer = waiting > 0 ? last.then(act, act) : act();
    waiting += 1;
    const answered = (): void => {
      waiting -= 1;
    };
    answer.then(answered, answered);
    last = answer;
    return answer;
  }

  return {
    next() {
      if (waiting > 0) return inTurn(turn);
      if (place < items.length) return Promise.resolve(item());
      return next === undefined ? Promise.resolve(END) : inTurn(turn);
    },
    return() {
      return inTurn(close);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
