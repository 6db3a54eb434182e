import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { docxOf, pdfOf } from '@mingjian/documents';
import { sampleLetters } from '@mingjian/intake-service/sample-letters';

/** `node tools/run.mjs letters FOLDER`: a letter of every kind as docx and PDF, to be looked at. */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node tools/run.mjs letters FOLDER');
  process.exit(2);
}
await mkdir(folder, { recursive: true });
for (const [name, letter] of Object.entries(sampleLetters())) {
  await writeFile(join(folder, `${name}.docx`), await docxOf(letter));
  await writeFile(join(folder, `${name}.pdf`), pdfOf(letter));
}
