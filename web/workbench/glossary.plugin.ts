import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { wordsOf } from './glossary.ts';

const MODULE = 'virtual:glossary';
const FILE = join(import.meta.dirname, '../../docs/reference/glossary.md');

/** The labels of the glossary as a module: what people see here is called as in the documents and letters of the services. */
export const glossary = (): Plugin => ({
  name: 'glossary',
  resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
  load(id) {
    if (id !== `\0${MODULE}`) return undefined;
    this.addWatchFile(FILE);
    return `export default ${JSON.stringify(wordsOf(readFileSync(FILE, 'utf8')))};`;
  },
});
