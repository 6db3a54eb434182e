import { parseArgs } from 'node:util';

export interface Options {
  /** File of published reports; the city of the documentation unless given. */
  readonly figures: string | undefined;
  /** Compare with these figures instead of those that are lived through. */
  readonly expect: string | undefined;
  readonly seed: number;
  /** Origin of a running simulated city; a city of its own unless given. */
  readonly attach: string | undefined;
  readonly data: string | undefined;
  /** Send every command a second time at the end. */
  readonly twice: boolean;
  /** How many processes are killed on the way. */
  readonly kills: number;
  /** Leave the city running at the end. */
  readonly keep: boolean;
  readonly help: boolean;
}

export const USAGE = `Usage: npm run demo -- [options]

Lives through the years of published annual reports on a simulated clock, by HTTP commands, and compares what reporting then
answers with what was published, cell by cell. People are invented; the split by unit beyond the published totals is invented.

  --figures FILE   other reports in the same format (default: a prefecture-level city, 2023 and 2024): one body's following years are
                   lived in one city, other bodies and years with a gap each in a fresh one
  --expect FILE    live through the figures, compare with these: a copy in which any one cell was altered gives one difference there
  --seed N         another play of chance (default 1)
  --attach URL     use a running simulated city (npm start -- --simulated --from <December 1 before the first year> --no-city)
  --data DIR       data folder of the demo's own city (default: a new temporary folder)
  --kill N         kill -9 N times on the way, in a city of the demo's own: a service, Postgres, the launcher in turn; then check every
                   acknowledgement
  --twice          send every command again at the end; the number of events must not change
  --keep           leave the city running afterwards
  --help           this text
`;

/** @throws TypeError for an argument that does not exist, RangeError for a number that is none or arguments that exclude each other */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      figures: { type: 'string' },
      expect: { type: 'string' },
      seed: { type: 'string', default: '1' },
      attach: { type: 'string' },
      data: { type: 'string' },
      kill: { type: 'string', default: '0' },
      twice: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const kills = wholeNumber('--kill', values.kill);
  if (kills > 0 && values.attach !== undefined) {
    throw new RangeError('--kill needs a city of its own: the processes of one that is attached to are not killed');
  }
  return {
    figures: values.figures,
    expect: values.expect,
    seed: wholeNumber('--seed', values.seed),
    attach: values.attach,
    data: values.data,
    twice: values.twice,
    kills,
    keep: values.keep,
    help: values.help,
  };
};

const wholeNumber = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} ${text} is not a whole number`);
  return value;
};
