import { serviceNames } from '@mingjian/contracts';
import { createPostgresEventStore } from '@mingjian/event-store/postgres';
import { createPool } from '@mingjian/postgres';
import { measureAppends, CALLERS } from './append.js';
import { BenchCity } from './city.js';
import { HTTP_CALLERS, measureHttp } from './http.js';
import { readOptions, USAGE } from './options.js';
import { measureProjection } from './projection.js';
import { readBack, type ReadBack } from './read-back.js';
import { measureRelay } from './relay.js';
import { BenchServer } from './server.js';

const FULL = { roundMs: 5_000, relayMs: 10_000, events: 60_000 };
const QUICK = { roundMs: 400, relayMs: 1_000, events: 4_000 };

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  const { roundMs, relayMs, events } = options.quick ? QUICK : FULL;
  // The standard output belongs to the result.
  const report = (line: string): void => console.error(line);
  const server = await BenchServer.start();
  const result: Record<string, unknown> = {};
  try {
    const facts = await server.facts();
    report(
      `Postgres ${facts.version}: ${Object.entries(facts.durability)
        .map(([name, value]) => `${name}=${value}`)
        .join(' ')}`,
    );
    result['postgres'] = facts;
    result['bus'] = options.bus;
    if (options.parts.has('append')) {
      const { figures, readBack } = await measureAppends(server, { roundMs, report });
      result['append'] = figures;
      result['readBack'] = readBack;
    }
    if (options.parts.has('projection')) result['projection'] = await measureProjection(server, { events, report });
    if (options.parts.has('http') || options.parts.has('relay')) {
      const city = await BenchCity.open(server, options.bus, report);
      const acknowledged = new Map<number, string>();
      try {
        await city.startServices(['intake']);
        await city.seed();
        await city.settled();
        if (options.parts.has('http')) {
          result['http'] = { [HTTP_CALLERS]: await measureHttp(city, server, acknowledged, { roundMs, report }) };
        }
        if (options.parts.has('relay')) {
          await city.startServices(serviceNames.filter((name) => name !== 'intake'));
          await city.settled();
          result['relay'] = await measureRelay(city, acknowledged, { roundMs: relayMs, report });
        }
        result['commandsReadBack'] = await readBackOf(city, acknowledged);
      } finally {
        await city.stop();
      }
    }
  } finally {
    await server.stop();
  }
  if (options.json) console.log(JSON.stringify(result));
  else printTable(result);
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
