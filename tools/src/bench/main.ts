import { serviceNames, type ServiceName } from '@mingjian/contracts';
import { createPostgresEventStore } from '@mingjian/event-store/postgres';
import { createPool } from '@mingjian/postgres';
import { measureAppends, CALLERS } from './append.js';
import { BenchCity } from './city.js';
import { HTTP_CALLERS, measureHttp } from './http.js';
import { readOptions, USAGE, type Options, type Part } from './options.js';
import { measureProjection } from './projection.js';
import { readBack, type ReadBack } from './read-back.js';
import { measureRelay } from './relay.js';
import { BenchServer } from './server.js';

const FULL = { roundMs: 5_000, relayMs: 10_000, events: 60_000 };
const QUICK = { roundMs: 400, relayMs: 1_000, events: 4_000 };

interface Run extends Options {
  readonly roundMs: number;
  readonly report: (line: string) => void;
  readonly result: Record<string, unknown>;
}

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  const { roundMs, relayMs, events } = options.quick ? QUICK : FULL;
  const result: Record<string, unknown> = { bus: options.bus };
  // The standard output belongs to the result.
  const report = (line: string): void => console.error(line);
  const run: Run = { ...options, roundMs, report, result };

  await part(run, 'append', async (server) => {
    const { figures, readBack: found } = await measureAppends(server, { roundMs, report });
    result['readBack'] = found;
    return figures;
  });
  await part(run, 'projection', (server) => measureProjection(server, { events, report }));
  await part(run, 'http', (server) =>
    inCity(run, server, ['intake'], async (city, acknowledged) => ({
      [HTTP_CALLERS]: await measureHttp(city, server, acknowledged, { roundMs, report }),
    })),
  );
  await part(run, 'relay', (server) =>
    inCity(run, server, serviceNames, (city, acknowledged) =>
      measureRelay(city, acknowledged, { roundMs: relayMs, report }),
    ),
  );
  if (options.json) console.log(JSON.stringify(result));
  else printTable(result);
};

/** Measures a part, if it is asked for, on a server of its own: what one leaves to be written and tidied up would slow the next one down. */
const part = async (
  { parts, report, result }: Run,
  name: Part,
  measure: (server: BenchServer) => Promise<unknown>,
): Promise<void> => {
  if (!parts.has(name)) return;
  const server = await BenchServer.start();
  try {
    if (!result['postgres']) {
      const facts = (result['postgres'] = await server.facts());
      const durability = Object.entries(facts.durability).map(([setting, value]) => `${setting}=${value}`);
      report(`Postgres ${facts.version}: ${durability.join(' ')}`);
    }
    result[name] = await measure(server);
  } finally {
    await server.stop();
  }
};

const inCity = async <Figures>(
  { bus, report, result }: Run,
  server: BenchServer,
  services: readonly ServiceName[],
  measure: (city: BenchCity, acknowledged: Map<number, string>) => Promise<Figures>,
): Promise<Figures> => {
  const city = await BenchCity.open(server, bus, report);
  const acknowledged = new Map<number, string>();
  try {
    await city.startServices(['intake']);
    await city.seed();
    await city.startServices(services.filter((name) => name !== 'intake'));
    await city.settled();
    const figures = await measure(city, acknowledged);
    const before = result['commandsReadBack'] as ReadBack | undefined;
    const found = await readBackOf(city, acknowledged);
    result['commandsReadBack'] = { ...found, acknowledged: found.acknowledged + (before?.acknowledged ?? 0) };
    return figures;
  } finally {
    await city.stop();
  }
};

/** Looks in intake's log for every event that its answers named. @throws Error when one is missing */
const readBackOf = async (city: BenchCity, acknowledged: ReadonlyMap<number, string>): Promise<ReadBack> => {
  const pool = createPool(city.databases.intake.appUrl, { applicationName: 'bench read back', max: 2 });
  const store = createPostgresEventStore({ source: 'intake', pool });
  try {
    const found = await readBack(store, acknowledged);
    if (found.missing > 0) throw new Error(`${found.missing} of ${found.acknowledged} acknowledged events are missing`);
    return found;
  } finally {
    await store.close();
    await pool.end();
  }
};

const printTable = (result: Readonly<Record<string, unknown>>): void => {
  const line = (name: string, figures: unknown): void => {
    const cells = Object.entries(figures as Record<string, number>).map(
      ([key, value]) => `${key} ${value < 100 ? value.toFixed(2) : Math.round(value)}`,
    );
    console.log(`${name.padEnd(12)} ${cells.join('   ')}`);
  };
  const append = result['append'] as Record<number, unknown> | undefined;
  if (append) for (const callers of CALLERS) line(`append.${callers}`, append[callers]);
  if (result['projection']) line('projection', result['projection']);
  const http = result['http'] as Record<number, unknown> | undefined;
  if (http) line(`http.${HTTP_CALLERS}`, http[HTTP_CALLERS]);
  if (result['relay']) line('relay', result['relay']);
};

await main();
