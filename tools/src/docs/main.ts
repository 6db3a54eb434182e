import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../root.js';
import { generatedPages } from './pages.js';

/** `node tools/run.mjs docs`: writes the generated pages of docs/reference. */
for (const [path, text] of await generatedPages()) {
  await writeFile(join(ROOT, path), text);
  console.log(path);
}
