import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../root.js';
import { chapters, entries } from './catalogue/index.js';
import { coverageOf, statuses } from './coverage.js';
import { coveragePage } from './page.js';
import { numberedSpecs, runSpecs } from './run-specs.js';

/**
 * `npm run docs:law`: runs the specs that carry numbers of the law and writes what they cover; `-- --check` compares with the page
 * instead. Ends with 1 when such a spec is red, carries a number that the catalogue does not know, or the page is another.
 */
const PAGE = 'docs/reference/law-coverage.md';

const files = await numberedSpecs(ROOT);
console.log(`${files.length} files with numbers of the law`);
const coverage = coverageOf(entries, await runSpecs(ROOT, files));
const text = coveragePage(chapters, coverage);

for (const { file, name } of coverage.failed) console.log(`red: ${file}: ${name}`);
for (const { id, spec } of coverage.unknown) console.log(`not in the catalogue: ${id} (${spec.file}: ${spec.name})`);
console.log(
  statuses.map((status) => `${coverage.entries.filter((each) => each.status === status).length} ${status}`).join(', '),
);

const isCheck = process.argv.includes('--check');
const isStale = isCheck && (await readFile(join(ROOT, PAGE), 'utf8')) !== text;
if (isStale) console.log(`${PAGE} is not what the specs show: npm run docs:law`);
const isWrong = coverage.failed.length + coverage.unknown.length > 0;
if (!isCheck && !isWrong) await writeFile(join(ROOT, PAGE), text);
process.exitCode = isWrong || isStale ? 1 : 0;
