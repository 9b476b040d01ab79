/** Writes the generated pages of docs/; with `--check` writes nothing and fails where one is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { rulesPage } from './docs/rules-page.js';
import { stateDiagramPage } from './docs/state-diagram-page.js';

const PAGES = {
  'docs/rules.md': rulesPage,
  'docs/state-diagram.md': stateDiagramPage,
};

function current(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return undefined;
  }
}

const check = process.argv.includes('--check');
let stale = 0;

for (const [path, page] of Object.entries(PAGES)) {
  const url = new URL(`../${path}`, import.meta.url);
  const text = page();
  if (current(url) === text) {
    console.log(`${path}: current`);
  } else if (check) {
    console.log(`${path}: stale`);
    stale += 1;
  } else {
    writeFileSync(url, text);
    console.log(`${path}: written`);
  }
}

if (stale > 0) {
  console.log('Run "npm run docs:write" and commit what it writes.');
  process.exitCode = 1;
}
