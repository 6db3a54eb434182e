import { parseArgs } from 'node:util';
import type { BusKind } from '../launcher/data-folder.js';
import { readInstances, type InstanceCounts } from '../launcher/instances.js';
import { busNamed, storeUrl } from '../launcher/options.js';
import { figuresFile } from './figures.js';

export interface Options {
  /** File of published reports; the city of the documentation unless given. */
  readonly figures: string;
  /** Compare with these figures instead of those that are lived through. */
  readonly expect: string | undefined;
  readonly seed: number;
  /** Origin of a running simulated city; a city of its own unless given. */
  readonly attach: string | undefined;
  readonly data: string | undefined;
  /** What carries the events in the demo's own city, and how many processes a service has there. */
  readonly bus: BusKind;
  /** Connection string of the EventStoreDB server that keeps its logs; undefined: Postgres. */
  readonly store: string | undefined;
  readonly instances: InstanceCounts;
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
  --bus kafka      the demo's own city on a Kafka broker of its own (needs Java and Maven)
  --store URL      its logs on an EventStoreDB server, esdb://…, that holds no city's events yet; one run of following years only
  --instances LIST processes of a service in it (default review=2,reporting=2 on Kafka, else one of each)
  --kill N         kill -9 N times on the way, in a city of the demo's own: services, Postgres, Kafka, the launcher in turn; then check
                   every acknowledgement against the stores, and every read model against one built again
  --twice          send every command again at the end; the number of events must not change
  --keep           leave the city running afterwards
  --help           this text
`;

/** @throws TypeError for an argument that does not exist, RangeError or LauncherError for a value that is none, or arguments that exclude each other */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      figures: { type: 'string' },
      expect: { type: 'string' },
      seed: { type: 'string', default: '1' },
      attach: { type: 'string' },
      data: { type: 'string' },
      bus: { type: 'string', default: 'embedded' },
      store: { type: 'string' },
      instances: { type: 'string' },
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
  if (kills > 0 && values.keep) throw new RangeError('--kill ends with checks of the stopped city: it cannot be kept');
  const bus = busNamed(values.bus);
  const own = bus !== 'embedded' || values.store !== undefined || values.instances !== undefined;
  if (values.attach !== undefined && own) {
    throw new RangeError('--bus, --store and --instances need a city of its own: one that is attached to has its own');
  }
  return {
    figures: values.figures ?? figuresFile('suqian'),
    expect: values.expect,
    seed: wholeNumber('--seed', values.seed),
    attach: values.attach,
    data: values.data,
    bus,
    store: values.store === undefined ? undefined : storeUrl(values.store),
    instances: values.instances === undefined ? usualInstances(bus) : readInstances(values.instances),
    twice: values.twice,
    kills,
    keep: values.keep,
    help: values.help,
  };
};

/** On Kafka the services that read most share their work, as a city with many bureaus would run them. */
export const usualInstances = (bus: BusKind): InstanceCounts => (bus === 'kafka' ? { review: 2, reporting: 2 } : {});

export const wholeNumber = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} ${text} is not a whole number`);
  return value;
};

/** What `read` makes of the arguments; undefined when they are wrong, after having said so. */
export const optionsOr = <Read>(say: (line: string) => void, read: () => Read, command: string): Read | undefined => {
  try {
    return read();
  } catch (error) {
    say(`${(error as Error).message}\nnpm run ${command} -- --help tells what there is`);
    return undefined;
  }
};
