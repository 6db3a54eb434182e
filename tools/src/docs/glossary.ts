import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What people see for a code. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

const LINE = /^\| `([^`]+)` \| ([^|]+?) \| ([^|]+?) \|/gm;

/** The labels of docs/reference/glossary.md by code; a word may have a line in several tables, in their order. */
export const readGlossary = async (root: string): Promise<ReadonlyMap<string, readonly Label[]>> => {
  const text = await readFile(join(root, 'docs/reference/glossary.md'), 'utf8');
  const labels = new Map<string, readonly Label[]>();
  for (const [, code = '', zh = '', en = ''] of text.matchAll(LINE)) {
    labels.set(code, [...(labels.get(code) ?? []), { zh, en }]);
  }
  return labels;
};
