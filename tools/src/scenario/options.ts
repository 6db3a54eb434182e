import { parseArgs } from 'node:util';
import { scenarios } from './declared/index.js';
import type { Scenario } from './scenario.js';

export interface Options {
  readonly scenarios: readonly Scenario[];
  readonly list: boolean;
  /** Origin of a running simulated city with its sample organs; a city of its own unless given. */
  readonly attach: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

export const USAGE = `Usage: npm run scenario -- --all | NAME… [options]

Plays what the law asks case by case, over HTTP in a simulated city: each of the 21 results of table 3, each outcome of table 4, each term to
publish, each channel and further rules. On its way each is tried without something that it needs, and must be refused. Afterwards the annual report
must have grown by exactly these cases and satisfy rules C1–C4 and C6. People are invented.

  --all          every scenario
  --list         names them
  --attach URL   play in a running simulated city (npm start -- --simulated) instead of a fresh one; its clock moves on by some weeks
  --json         say everything in one JSON document
  --help         this text

Exit code: 0 everything held, 1 something did not, 2 wrong command line.
`;

/** @throws TypeError for an argument that does not exist, RangeError for a name that is none, or nothing to do */
export const readOptions = (args: readonly string[]): Options => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      attach: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { all, list, attach, json, help } = values;
  if (all && positionals.length > 0) throw new RangeError('--all plays every scenario: name none');
  if (!all && !list && !help && positionals.length === 0) throw new RangeError('name scenarios, or --all');
  return { scenarios: all || positionals.length === 0 ? scenarios : named(positionals), list, attach, json, help };
};

const named = (names: readonly string[]): readonly Scenario[] =>
  [...new Set(names)].map((name) => {
    const found = scenarios.find(({ id }) => id === name);
    if (!found) throw new RangeError(`there is no scenario ${name}; --list names them`);
    return found;
  });
