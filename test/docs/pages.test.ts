import { posix } from 'node:path';
import { decide, initialState, RULES, type ReferralCommand } from 'ce-referrals';
import { CSV_RULES } from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import { rulesPage } from '../../scripts/docs/rules-page.js';
import { stateDiagramPage } from '../../scripts/docs/state-diagram-page.js';
import { anchorsOf, exists, linksOf, PAGES, readPage } from './pages.js';

describe('the pages that are generated', () => {
  it.each([
    ['docs/rules.md', rulesPage],
    ['docs/state-diagram.md', stateDiagramPage],
  ])('%s is current', (path, page) => {
    expect(readPage(path).text, 'run "npm run docs:write"').toBe(page());
  });

  it('describe every rule under an anchor that is its code, once', () => {
    const anchors = anchorsOf(readPage('docs/rules.md'));
    for (const { code } of [...RULES, ...CSV_RULES]) {
      expect(anchors.filter((anchor) => anchor === code)).toStrictEqual([code]);
    }
  });

  it('stand where a violation says its rule is described', () => {
    const decision = decide({} as ReferralCommand, initialState);
    const [violation] = decision.ok ? [] : decision.violations;
    expect(violation?.docs).toBe('docs/rules.md#incomplete-command');
    const [path = '', anchor] = (violation?.docs ?? '').split('#');
    expect(anchorsOf(readPage(path))).toContain(anchor);
  });
});

describe('the links of README and the guides', () => {
  it.each(PAGES)('$path links to files and headings that exist', (page) => {
    const broken = linksOf(page).filter((link) => {
      const [target = '', anchor] = link.split('#');
      const path = target === '' ? page.path : posix.join(posix.dirname(page.path), target);
      if (!exists(path)) return true;
      return anchor !== undefined && !anchorsOf(readPage(path)).includes(anchor);
    });
    expect(broken).toStrictEqual([]);
  });

  it('reach every page of docs/ from README', () => {
    const linked = linksOf(readPage('README.md')).map((link) => link.split('#')[0]);
    for (const { path } of PAGES) if (path !== 'README.md') expect(linked).toContain(path);
  });
});

describe('the documentation site', () => {
  it('has every page of docs/', () => {
    const { projectDocuments } = JSON.parse(readPage('typedoc.json').text) as { projectDocuments: string[] };
    const pages = PAGES.map(({ path }) => path).filter((path) => path !== 'README.md');
    expect([...projectDocuments].sort()).toStrictEqual(pages);
  });
});

describe('what is published', () => {
  it('holds the pages that violations and README point to', () => {
    const { files } = JSON.parse(readPage('package.json').text) as { files: string[] };
    expect(files).toContain('docs');
  });
});
