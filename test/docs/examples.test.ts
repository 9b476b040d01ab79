import { describe, expect, it } from 'vitest';
import { compileModules } from './compile-modules.js';
import { moduleOf, PAGES } from './pages.js';
import { runModule, withComparisons } from './run-module.js';

const EXAMPLES = PAGES.map((page) => ({ name: page.path, code: moduleOf(page) })).filter(
  ({ code }) => code !== '',
);

describe('the examples of README and the guides', () => {
  it.each(EXAMPLES)('$name runs, and every value is what its comment says', async ({ name, code }) => {
    await runModule(code, name);
  });

  it.each(EXAMPLES)('$name promises at least one value', ({ name, code }) => {
    expect(withComparisons(code, name).promises).toBeGreaterThan(0);
  });

  it('all compile under the settings of the project', { timeout: 60_000 }, () => {
    const modules = Object.fromEntries(EXAMPLES.map(({ name, code }) => [name, code]));
    expect(compileModules(modules)).toStrictEqual([]);
  });
});

describe('what holds the examples to their comments', () => {
  it('fails where a value is not the one promised', async () => {
    await expect(runModule('1 + 1; // => 3', 'page')).rejects.toThrow('page:1');
    await runModule('1 + 1; // => 2', 'page');
  });

  it('reads a promise about a constant, and one of several lines', async () => {
    const page = (last: number) => `const list = [1, 2, ${last}];\n// => [1,\n//     2, 3]`;
    await expect(runModule(page(4), 'page')).rejects.toThrow('page:1');
    await runModule(page(3), 'page');
  });

  it('refuses a promise that it would have to leave out', () => {
    expect(() => withComparisons('function f() {} // => 3', 'page')).toThrow('page:1');
    expect(() => withComparisons('// => 3', 'page')).toThrow('1 promises written, 0 of them read');
  });

  it('names the line of an example that does not compile', () => {
    const [found, ...others] = compileModules({ page: '\nconst day: number = "2026-03-04";' });
    expect(found).toMatch(/^page:2 Type 'string' is not assignable/);
    expect(others).toStrictEqual([]);
  });

  it('knows no module but the entries of the package', async () => {
    await expect(runModule("import fs from 'node:fs';\nfs;", 'page')).rejects.toThrow(
      'no entry of the package',
    );
  });
});
