#!/usr/bin/env node
/**
 * `npm run test:eventstore -- --url esdb://…`: the contract suite of the event store against a server of yours and then, if it is green, the
 * small demo on it. The server is left with the suite's streams (`spec…`) and the demo's city. A whole run that passes is recorded in
 * docs/reference/eventstore-record.md. `--figures FILE` lives other figures in the demo; other arguments go to Jest.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { transpile } from './transpile.mjs';

const root = join(import.meta.dirname, '..');
const recordFile = join(root, 'docs/reference/eventstore-record.md');

const { values, tokens } = parseArgs({
  options: {
    url: { type: 'string' },
    figures: { type: 'string', default: join(root, 'tools/src/demo/figures/small.json') },
  },
  strict: false,
  tokens: true,
});
if (typeof values.url !== 'string') {
  console.log('skipped: no server given, nothing was tested. Say --url esdb://user:password@host:2113');
  process.exit(2);
}
const given = process.argv.slice(2);
for (const { kind, name, index, inlineValue } of tokens.toReversed()) {
  if (kind === 'option' && ['url', 'figures'].includes(name)) given.splice(index, inlineValue ? 1 : 2);
}

await transpile();
const { serverVersion, sourcesWithEvents } = await import('../libs/event-store/dist/kurrent/index.js');
const { serviceNames } = await import('../libs/contracts/dist/index.js');
const version = await serverVersion(values.url).catch((error) => {
  console.log(
    `failed: no server answers at ${values.url.replace(/\/\/.*@/, '//')} (${error.cause?.message ?? error.message})`,
  );
  process.exit(1);
});
const isDouble = version.endsWith('double');
console.log(`server ${version}${isDouble ? ': a double, which proves nothing about a server' : ''}`);
const held = await sourcesWithEvents(values.url, serviceNames);
if (held.length > 0) {
  console.log(`failed: the server holds events of ${held.join(', ')}; the demo needs one that keeps no city yet`);
  process.exit(1);
}

const { code, results } = await runJest(values.url, given);
if (!results) {
  console.log('failed: the test run ended before its end');
  process.exit(1);
}
const counts = {
  passed: results.numPassedTests,
  failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
  skipped: results.numPendingTests + results.numTodoTests,
};
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
if (code !== 0 || counts.failed > 0 || counts.passed === 0) process.exit(1);
const demo = await runDemo(values.url, values.figures);
if (demo.code !== 0 || demo.differences !== 0) {
  console.log('failed: the demo on this server');
  process.exit(1);
}
if (isDouble || counts.skipped > 0) {
  console.log(`not recorded: ${isDouble ? 'a double' : 'not the whole suite'}`);
} else {
  await writeFile(recordFile, record(version, counts, demo));
  console.log('recorded in docs/reference/eventstore-record.md');
}

async function runJest(url, args) {
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-eventstore-'));
  const file = join(folder, 'results.json');
  const jest = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(root, 'node_modules/jest/bin/jest.js'),
      '--config=jest.eventstore.config.mjs',
      '--runInBand',
      '--json',
      `--outputFile=${file}`,
      ...args,
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, MINGJIAN_TEST_EVENTSTORE: url } },
  );
  const [code] = await once(jest, 'exit');
  const results = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  await rm(folder, { recursive: true, force: true });
  return { code, results };
}

/** Lives the figures in a city whose logs are on the server, and reads the counts from what the demo prints. */
async function runDemo(url, figures) {
  const demo = spawn(process.execPath, [join(root, 'tools/run.mjs'), 'demo', '--figures', figures, '--store', url], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  demo.stdout.on('data', (chunk) => {
    text += chunk;
    process.stdout.write(chunk);
  });
  const [code] = await once(demo, 'close');
  const numberBefore = (words) => Number(new RegExp(`(\\d+) ${words}`).exec(text)?.[1]);
  return {
    code,
    commands: numberBefore('commands in '),
    events: numberBefore('events\\b'),
    cells: numberBefore('cells compared'),
    differences: numberBefore('differences'),
  };
}

function record(version, { passed, failed, skipped }, { commands, events, cells, differences }) {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain') === '' ? '' : ' with changes';
  return `# Record of the event store on EventStoreDB

Written by \`npm run test:eventstore\`; never by hand.

| server | date | commit | suite: passed | failed | skipped | demo: commands | events | cells | differences |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| ${version} | ${new Date().toISOString().slice(0, 10)} | ${git('rev-parse', '--short', 'HEAD')}${changed} | ${passed} | ${failed} | ${skipped} | ${commands} | ${events} | ${cells} | ${differences} |
`;
}
