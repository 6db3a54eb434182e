import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { ROOT } from '../root.js';
import { scorePage } from './page.js';
import { digestOf, roomsIn, sourcesOf, type Room } from './rooms.js';
import { percentOf, scoreOf, THRESHOLD, type RoomScore } from './score.js';

/**
 * `npm run mutation`: changes the pure code of every room, one place at a time, and says what no spec noticed; `-- --room libs/calendar`,
 * given once or more often, only rooms whose path contains it; `-- --page` runs nothing and writes the page anew. A run goes on from what
 * an earlier one found of the same file. Ends with 1 when a room that was run is below the threshold.
 */
const PAGE = join(ROOT, 'docs/reference/mutation-score.md');
const SCORES = join(ROOT, 'tools/mutation-scores');
const CACHE = join(ROOT, 'node_modules/.cache/mutation-score');

const { values } = parseArgs({
  options: { room: { type: 'string', multiple: true, default: [] }, page: { type: 'boolean', default: false } },
});

const fileOf = ({ path }: Room): string => `${path.replaceAll('/', '-')}.json`;

/** File by file, so that what was found of one is not lost when the run is broken off in the next. */
const run = async (room: Room): Promise<RoomScore> => {
  const digest = await digestOf(ROOT, room);
  const results = [];
  for (const source of await sourcesOf(ROOT, room)) results.push(...(await changed(source, room)));
  return scoreOf(room.path, digest, results);
};

const changed = (source: string, room: Room) =>
  new Stryker({
    mutate: [source],
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner'],
    testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    jest: {
      projectType: 'custom',
      configFile: 'jest.mutation.config.mjs',
      config: { roots: [`<rootDir>/${room.specs}`] },
      enableFindRelatedTests: true,
    },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // A machine that others work on as well is no reason to call a change noticed.
    timeoutMS: 60_000,
    incremental: true,
    incrementalFile: join(CACHE, `${source.replaceAll('/', '-')}.json`),
    reporters: ['progress-append-only'],
    // Nothing of it is read by pure specs, and some of it is large.
    ignorePatterns: ['dist', 'docs', 'deploy', 'web', '.nx', '*.log'],
    tempDirName: '.stryker-tmp',
    cleanTempDir: 'always',
    warnings: { unknownOptions: true, preprocessorErrors: true, unserializableOptions: true, slow: false },
  }).runMutationTest();

const lastScoreOf = async (room: Room): Promise<RoomScore | undefined> => {
  try {
    return JSON.parse(await readFile(join(SCORES, fileOf(room)), 'utf8')) as RoomScore;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

process.chdir(ROOT);
await mkdir(SCORES, { recursive: true });
await mkdir(CACHE, { recursive: true });
const rooms = await roomsIn(ROOT);
const isWanted = ({ path }: Room): boolean =>
  values.room.length === 0 || values.room.some((each) => path.includes(each));
const wanted = values.page ? [] : rooms.filter(isWanted);
if (!values.page && wanted.length === 0) throw new RangeError(`no room is named like ${values.room.join(', ')}`);

const low: string[] = [];
for (const room of wanted) {
  const score = await run(room);
  await writeFile(join(SCORES, fileOf(room)), `${JSON.stringify(score, null, 2)}\n`);
  const line = `${room.path}: ${percentOf(score).toFixed(1)} %, ${score.survivors.length} survive`;
  console.log(line);
  if (percentOf(score) < THRESHOLD) low.push(line);
}

const standings = await Promise.all(
  rooms.map(async (room) => {
    const score = await lastScoreOf(room);
    return { room: room.path, score, isCurrent: score?.digest === (await digestOf(ROOT, room)) };
  }),
);
await writeFile(PAGE, scorePage(standings));
for (const line of low) console.log(`below ${THRESHOLD} %: ${line}`);
process.exitCode = low.length > 0 ? 1 : 0;
