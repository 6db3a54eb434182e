import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '@mingjian/contracts';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../root.js';
import { streams } from './event-catalogue.js';
import { generatedPages } from './pages.js';

describe('generated documentation', () => {
  it('is committed as the code now says (if not: node tools/run.mjs docs)', async () => {
    for (const [path, text] of await generatedPages()) {
      expect({ path, text: await readFile(join(ROOT, path), 'utf8') }).toEqual({ path, text });
    }
  });

  it('lists every event once', () => {
    const listed = streams.flatMap(({ events }) => Object.values(events)).map(({ wireType }) => wireType);
    expect([...listed].sort()).toEqual([...catalogue.keys()].sort());
  });
});
