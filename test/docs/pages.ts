import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A page of the documentation. */
export interface Page {
  /** From the package's root. */
  readonly path: string;
  readonly text: string;
}

/** A fenced block of a page. */
interface Block {
  readonly language: string;
  /** The line of the page, from 1, on which the block's first line stands. */
  readonly line: number;
  readonly code: string;
}

export function readPage(path: string): Page {
  return { path, text: readFileSync(`${ROOT}${path}`, 'utf8') };
}

/** README and every page of docs/. */
export const PAGES: readonly Page[] = [
  'README.md',
  ...readdirSync(`${ROOT}docs`)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`),
].map(readPage);

/** Says whether a path, taken from the package's root, exists. */
export function exists(path: string): boolean {
  return existsSync(`${ROOT}${path}`);
}

function blocksOf({ text }: Page): readonly Block[] {
  const blocks: Block[] = [];
  let open: { language: string; line: number; lines: string[] } | undefined;
  text.split('\n').forEach((content, index) => {
    const fence = /^```(\S*)/.exec(content);
    if (open !== undefined && fence !== null) {
      blocks.push({ language: open.language, line: open.line, code: open.lines.join('\n') });
      open = undefined;
    } else if (fence !== null) {
      open = { language: fence[1] ?? '', line: index + 2, lines: [] };
    } else {
      open?.lines.push(content);
    }
  });
  return blocks;
}

/** A page's TypeScript as one module: all of its blocks, each on the lines where the page has it. */
export function moduleOf(page: Page): string {
  const lines: string[] = [];
  for (const { language, line, code } of blocksOf(page)) {
    if (language !== 'ts') continue;
    while (lines.length < line - 1) lines.push('');
    lines.push(...code.split('\n'));
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** The anchors of a page, as GitHub makes them from headings. */
export function anchorsOf({ text }: Page): readonly string[] {
  return text
    .replace(/^```[\s\S]*?^```/gm, '')
    .split('\n')
    .flatMap((line) => /^#{1,6} (.+)$/.exec(line)?.[1] ?? [])
    .map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    );
}

/** The targets of a page's links, those to other sites left out. */
export function linksOf({ text }: Page): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));
}
