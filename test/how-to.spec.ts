import { describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blocksOf, howToPages, pageOf, ROOT } from './runbook.js';

/** How a spec that follows pages (`runbook.ts`) names them. */
const NAMES_PAGE = /'([\w-]+\.md)'/g;
/** How a page says which of its steps nobody follows here, and why. */
const NOT_FOLLOWED = /^\*\*Not followed by a spec:\*\* .{20,}/m;

const sources = async (wanted: RegExp): Promise<readonly string[]> => {
  const folders = await Promise.all(
    ['libs', 'services', 'tools', 'test'].map(async (folder) =>
      (await readdir(join(ROOT, folder), { recursive: true }))
        .filter((name) => wanted.test(name) && !/(^|\/)(node_modules|dist)\//.test(name))
        .map((name) => join(ROOT, folder, name)),
    ),
  );
  return Promise.all(folders.flat().map((file) => readFile(file, 'utf8')));
};
const pages = await howToPages();
const followed = new Set(
  (await sources(/(?<!how-to)\.spec\.ts$/))
    .filter((text) => /from '[./]+(test\/)?runbook\.js'/.test(text))
    .flatMap((text) => [...text.matchAll(NAMES_PAGE)].map(([, page]) => page!)),
);

describe('a page of docs/how-to', () => {
  it('is one of those that specs follow', () => {
    expect(followed.size).toBeGreaterThan(8);
    expect([...followed].filter((page) => !pages.includes(page))).toEqual([]);
  });

  it.each(pages)('%s is followed by a spec, or says itself why not', async (page) => {
    expect(followed.has(page) || NOT_FOLLOWED.test(await pageOf(page))).toBe(true);
  });
});

describe('an example of a page', () => {
  const together = (text: string): string => text.replaceAll(/\s+/g, ' ');

  it.each(['add-a-letter.md', 'add-a-view.md', 'add-an-act.md', 'add-an-event.md'])(
    'of %s is what stands in the program',
    async (page) => {
      const examples = await blocksOf(page, 'ts');
      expect(examples.length).toBeGreaterThan(0);
      const program = (await sources(/(?<!\.spec)\.ts$/)).map(together);
      for (const example of examples.map(together)) {
        expect(program.filter((text) => text.includes(example.trim()))).toHaveLength(1);
      }
    },
  );
});
