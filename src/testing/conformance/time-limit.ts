type NodeVm = {
  createContext(box: object): object;
  Script: new (code: string) => { runInContext(box: object, options: { timeout: number }): unknown };
};

function nodeVm(): NodeVm | undefined {
  // Asked for at run time: no import of node: for those who bundle the kit for a browser.
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.('node:vm') as NodeVm | undefined;
}

/** What {@link TimeLimit.run} answers where the time was up. */
export const TIME_IS_UP: unique symbol = Symbol('time is up');

/** Runs synchronous functions for a limited time. */
export interface TimeLimit {
  /** Runs a function to its end, or for so many milliseconds at most. What it throws is thrown. */
  run<T>(milliseconds: number, body: () => T): T | typeof TIME_IS_UP;
}

/**
 * Ends functions that never end, on the same thread: Node's `vm` stops whatever JavaScript runs inside one of its
 * scripts when the time is up, wherever the running function comes from, and no `catch` or `finally` of that
 * function holds it up. It cannot stop a call that blocks outside of JavaScript, such as `execSync`. Where there is
 * no `vm`, as in a browser, functions run without a limit.
 */
export function timeLimit(): TimeLimit {
  const vm = nodeVm();
  if (vm === undefined) return { run: (_milliseconds, body) => body() };
  const box: { body: () => unknown } = { body: () => undefined };
  const context = vm.createContext(box);
  const script = new vm.Script('body()');
  return {
    run<T>(milliseconds: number, body: () => T): T | typeof TIME_IS_UP {
      box.body = body;
      try {
        return script.runInContext(context, { timeout: milliseconds }) as T;
      } catch (error) {
        const code: unknown = (error as { code?: unknown } | null | undefined)?.code;
        if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return TIME_IS_UP;
        throw error;
      }
    },
  };
}
