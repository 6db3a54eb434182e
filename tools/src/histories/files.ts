import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '@mingjian/contracts';
import type { AnyAggregate } from '@mingjian/service-kit';
import { ROOT } from '../root.js';
import { scenarios } from './scenarios.js';

/** Recorded histories, their states and their digests. */
export const HISTORIES = join(ROOT, 'test/histories');

const EVENTS = '.events.ndjson';
const STATES = '.states.ndjson';
const SUMS = 'SHA256SUMS';

/** A history by its path below the folder, without ending: `application/answered`. */
export interface History {
  readonly path: string;
  readonly aggregate: AnyAggregate;
  readonly events: string;
  /** Null before they were folded for the first time. */
  readonly states: string | null;
}

/**
 * All recorded histories of a folder, in the order of their paths.
 * @throws RangeError for a folder that is named after no aggregate
 */
export const readHistories = async (folder: string): Promise<readonly History[]> => {
  const entries = await readdir(folder, { recursive: true }).catch(noneIfMissing);
  const paths = entries.filter((file) => file.endsWith(EVENTS)).map((file) => file.slice(0, -EVENTS.length));
  return Promise.all(
    paths.sort().map(async (path) => ({
      path,
      aggregate: aggregateOf(path),
      events: await readFile(join(folder, path + EVENTS), 'utf8'),
      states: await readFile(join(folder, path + STATES), 'utf8').catch(nullIfMissing),
    })),
  );
};

/** Adds a history. There is no way to write over one. */
export const addHistory = async (folder: string, path: string, events: string): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path + EVENTS), events, { flag: 'wx' });
  const line = `${sha256(events)}  ${path}${EVENTS}\n`;
  await writeFile(join(folder, SUMS), line, { flag: 'a' });
};

export const writeStates = (folder: string, path: string, states: string): Promise<void> =>
  writeFile(join(folder, path + STATES), states);

/** Digests by path, as `sha256sum --check SHA256SUMS` reads them. */
export const readSums = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const text = await readFile(join(folder, SUMS), 'utf8');
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('  ') as [string, string])
      .map(([sum, file]) => [file.slice(0, -EVENTS.length), sum]),
  );
};

const aggregateOf = (path: string): AnyAggregate => {
  const name = path.split('/')[0];
  const found = scenarios.find(({ aggregate }) => aggregate.name === name)?.aggregate;
  if (!found) throw new RangeError(`no aggregate is called ${name}`);
  return found;
};

const noneIfMissing = (error: NodeJS.ErrnoException): string[] => {
  if (error.code === 'ENOENT') return [];
  throw error;
};
const nullIfMissing = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null;
  throw error;
};
