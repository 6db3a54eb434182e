import { parseArgs } from 'node:util';

export interface Options {
  readonly events: number;
  readonly seed: number;
  readonly json: boolean;
  readonly help: boolean;
}

export const USAGE = `Usage: npm run bench:scale -- [options]

Fills reporting's record with a seeded, lawful history of a city of 60 organs and measures statistics and annual report on it, on an embedded Postgres in a
temporary folder that ends with the run. docs/reference/benchmark.md tells what each figure means. Ten million events take about 20 GB of disk there
(TMPDIR chooses the disk, except for root).

  --events N  how many events (10000000)
  --seed N    another history (1)
  --json      one JSON object on the standard output (use npm run --silent)
  --help      this text
`;

const LEAST = 30_000;

/** @throws TypeError for an argument that does not exist, RangeError for a number that cannot be */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      events: { type: 'string', default: '10000000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { events, seed, json, help } = values;
  return { events: wholeNumber('--events', events, LEAST), seed: wholeNumber('--seed', seed, 0), json, help };
};

const wholeNumber = (name: string, text: string, least: number): number => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new RangeError(`${name} ${text}: a whole number from ${least}`);
  return number;
};
