import { parseArgs } from 'node:util';
import { isCivilDate, type CivilDate } from '@mingjian/core';
import { busKinds, type BusKind } from './data-folder.js';
import { readInstances, type InstanceCounts } from './instances.js';
import { LauncherError } from './launcher-error.js';

export interface Options {
  readonly data: string;
  readonly port: number;
  /** The port was not asked for, so the next free one will do. */
  readonly portMayMove: boolean;
  readonly simulated: boolean;
  readonly from: CivilDate | undefined;
  /** Undefined: what the data folder has. */
  readonly bus: BusKind | undefined;
  /** Connection string of the EventStoreDB server that keeps the logs; undefined: what the data folder has. */
  readonly store: string | undefined;
  readonly instances: InstanceCounts;
  readonly city: boolean;
  readonly help: boolean;
}

export const USAGE = `Usage: npm start -- [options]

Runs the whole platform on this machine: Postgres, four services, an issuer with demo people, one HTTP entry on 127.0.0.1.

  --data DIR         where everything is kept (default ./data)
  --port N           port of the entry (default 8080, or the next free one; 0: any free one)
  --simulated        a clock that only moves when told to; fresh data folder only, remembered in it
  --from YYYY-MM-DD  the day on which the simulated clock begins (default today)
  --bus kafka        events go over a Kafka broker that is started too (needs Java and Maven); fresh data folder only, remembered in it
  --store URL        logs on an EventStoreDB server (esdb://…) instead of Postgres; fresh data folder only, remembered in it
  --instances LIST   several processes of a service, such as review=2,reporting=2
  --no-city          do not set up the sample city
  --help             this text
`;

const DEFAULT_PORT = 8080;

/** @throws LauncherError with what is wrong with the arguments. */
export const readOptions = (args: readonly string[]): Options => {
  const given = parse(args);
  if (given.from !== undefined && !given.simulated) throw new LauncherError('--from needs --simulated');
  if (given.from !== undefined && !isCivilDate(given.from)) {
    throw new LauncherError(`--from ${given.from} is not a date (YYYY-MM-DD)`);
  }
  return {
    data: given.data ?? './data',
    port: given.port === undefined ? DEFAULT_PORT : portOf(given.port),
    portMayMove: given.port === undefined,
    simulated: given.simulated ?? false,
    from: given.from,
    bus: given.bus === undefined ? undefined : busNamed(given.bus),
    store: given.store === undefined ? undefined : storeUrl(given.store),
    instances: given.instances === undefined ? {} : readInstances(given.instances),
    city: !given['no-city'],
    help: given.help ?? false,
  };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        simulated: { type: 'boolean' },
        from: { type: 'string' },
        bus: { type: 'string' },
        store: { type: 'string' },
        instances: { type: 'string' },
        'no-city': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new LauncherError(`${(error as Error).message}\n\n${USAGE}`);
  }
};

const portOf = (text: string): number => {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new LauncherError(`--port ${text} is not a port number`);
  return port;
};

/** @throws LauncherError for a bus that does not exist */
export const busNamed = (text: string): BusKind => {
  const bus = busKinds.find((kind) => kind === text);
  if (!bus) throw new LauncherError(`--bus ${text}: there are ${busKinds.join(' and ')}`);
  return bus;
};

/** @throws LauncherError for what is no connection string */
export const storeUrl = (text: string): string => {
  if (!/^esdb(\+discover)?:\/\/./.test(text)) throw new LauncherError('--store wants esdb://user:password@host:2113');
  return text;
};
