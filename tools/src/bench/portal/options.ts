import { parseArgs } from 'node:util';

export interface Options {
  /** Published items. */
  readonly items: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** How often something is published while it is measured, in seconds; 0: never. */
  readonly publishEvery: number;
  readonly seed: number;
  readonly json: boolean;
  readonly help: boolean;
}

export const USAGE = `Usage: npm run bench:portal -- [options]

Fills publish's log and content store with seeded, invented documents of 60 organs, lets publish build its read models, warms the process and asks it for public
pages at a steady rate, whatever the answers do. On an embedded Postgres in a temporary folder that ends with the run.
docs/reference/benchmark.md tells what each figure means.

  --items N          published items (100000)
  --rate N           requests a second (100)
  --seconds N        how long (60)
  --publish-every N  seconds between two publications meanwhile, which make every page new; 0: none (10)
  --seed N           other documents and other visitors (1)
  --json             one JSON object on the standard output (use npm run --silent)
  --help             this text
`;

/** @throws TypeError for an argument that does not exist, RangeError for a number that cannot be */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      items: { type: 'string', default: '100000' },
      rate: { type: 'string', default: '100' },
      seconds: { type: 'string', default: '60' },
      'publish-every': { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return {
    items: wholeNumber('--items', values.items, 100),
    perSecond: wholeNumber('--rate', values.rate, 1),
    seconds: wholeNumber('--seconds', values.seconds, 1),
    publishEvery: wholeNumber('--publish-every', values['publish-every'], 0),
    seed: wholeNumber('--seed', values.seed, 0),
    json: values.json,
    help: values.help,
  };
};

const wholeNumber = (name: string, text: string, least: number): number => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new RangeError(`${name} ${text}: a whole number from ${least}`);
  return number;
};
