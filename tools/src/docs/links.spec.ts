import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../root.js';

const inside = /(^|\/)(node_modules|dist)(\/|$)/;

const markdownFiles = async (): Promise<readonly string[]> => {
  const folders = await Promise.all(
    ['docs', 'libs', 'services', 'tools'].map(async (folder) =>
      (await readdir(join(ROOT, folder), { recursive: true })).map((file) => join(folder, file)),
    ),
  );
  const top = await readdir(ROOT);
  return [...top, ...folders.flat()].filter((file) => file.endsWith('.md') && !inside.test(file));
};

/** Files that a page points at, in the repository. */
const targetsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.split('#')[0]!)
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));

describe('links between pages', () => {
  it('lead to files that exist', async () => {
    const broken: string[] = [];
    for (const file of await markdownFiles()) {
      for (const target of targetsIn(await readFile(join(ROOT, file), 'utf8'))) {
        if (!existsSync(join(ROOT, dirname(file), target))) broken.push(`${file} → ${target}`);
      }
    }
    expect(broken).toEqual([]);
  });
});
