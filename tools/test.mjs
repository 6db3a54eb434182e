#!/usr/bin/env node
/**
 * `npm test`: all specs, pure ones and those that need a database (an embedded server is started for them). Arguments go to
 * Jest: `npm test -- libs/calendar`, `npm test -- --selectProjects pure`. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = await mkdtemp(join(tmpdir(), 'mingjian-results-'));
const file = join(folder, 'results.json');
const args = process.argv.slice(2);
const workers = args.some((arg) => /^(-w|-i|--maxWorkers|--max-workers|--runInBand)/.test(arg))
  ? []
  : [`--maxWorkers=${Math.min(4, availableParallelism())}`];

const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(root, 'node_modules/jest/bin/jest.js'),
    ...workers,
    '--json',
    `--outputFile=${file}`,
    ...args,
  ],
  { cwd: root, stdio: 'inherit' },
);
// Ctrl-C reaches Jest by itself; this process stays to report.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => jest.kill('SIGTERM'));
const [code] = await once(jest, 'exit');

const results = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
await rm(folder, { recursive: true, force: true });
if (!results) {
  console.log('no results: the test run ended before its end');
  process.exit(1);
}
const passed = results.numPassedTests;
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
const skipped = results.numPendingTests + results.numTodoTests;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = code !== 0 || failed > 0 || passed + skipped === 0 || !results.success ? 1 : 0;
