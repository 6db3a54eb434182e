import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleReports } from '@mingjian/reporting-service/sample-reports';

/** `node tools/run.mjs reports FOLDER`: an invented annual report in each form and every format, to be looked at. */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node tools/run.mjs reports FOLDER');
  process.exit(2);
}
await mkdir(folder, { recursive: true });
for (const [name, bytes] of await sampleReports()) await writeFile(join(folder, name), bytes);
