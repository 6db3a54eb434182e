import { serviceNames } from '@mingjian/contracts';
import type { EventStore, RecordedEvent } from '@mingjian/event-store';
import { checkLogs, eventsOf, faultsIn, printLogs, readAcknowledged, type ReadableLog } from './acknowledged.js';
import { atRest, type CityAtRest } from './at-rest.js';
import { compareModels, printDifferences, readModelsOf, type ReadModels, type Row } from './read-models.js';

export interface CheckAtRest {
  /** Data folder of the city, which has stopped. */
  readonly data: string;
  /** The client's file of commands and answers. */
  readonly acknowledgements: string;
  /** Starts the city on this folder, lets it settle, and stops it. */
  runOnce(): Promise<void>;
}

/**
 * Checks a stopped city from outside its services: the client's acknowledgements against the stores and reporting's copies of them, then
 * every read model against one that the services have built again from the beginning.
 * @returns how many faults were found
 */
export const checkCityAtRest = async ({ data, acknowledgements, runOnce }: CheckAtRest): Promise<number> => {
  const acknowledged = await readAcknowledged(acknowledgements);
  const before = await atRest(data, async (city) => {
    const looked = await withStores(city, async (stores) => ({
      logs: await checkLogs(acknowledged, stores),
      unlike: await unlikeCopies(stores, city),
      compared: (await stores.find(({ source }) => source === 'reporting')!.head()).sequence,
    }));
    const generations = await outdate(city);
    return { ...looked, generations, models: await readModelsOf(city) };
  });
  printLogs('the stores', before.logs);
  console.log(`${before.unlike} events differ between the stores and reporting's copies`);
  await runOnce();
  const after = await atRest(data, async (city) => ({
    generations: await generationsOf(city),
    models: withoutLaterComparisons(await readModelsOf(city), before.compared),
  }));
  const notRebuilt = [...before.generations].filter(([name, number]) => (after.generations.get(name) ?? 0) <= number);
  for (const [name] of notRebuilt) console.log(`  ${name} was not built again`);
  const compared = compareModels(owedOnly(before.models), owedOnly(after.models));
  const rows = printDifferences(compared, ['the tables as they were', 'the tables built again']);
  console.log(
    `${before.generations.size} projections built again: ${compared.tables} tables, ${compared.rows} rows compared, ${rows} differ`,
  );
  return faultsIn(before.logs) + before.unlike + notRebuilt.length + rows;
};

const withStores = async <Found>(
  city: CityAtRest,
  look: (stores: readonly EventStore[]) => Promise<Found>,
): Promise<Found> => {
  const stores = await Promise.all(serviceNames.map((source) => city.openStore(source)));
  try {
    return await look(stores);
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
};

/** What came over the bus, as reporting keeps it. */
const copyOf = (city: CityAtRest, source: string): ReadableLog => ({
  source,
  async read(after, limit) {
    const { rows } = await city.database('reporting').query<RecordedEvent>(
      `SELECT source, sequence::float8 AS sequence, recorded_at AS "recordedAt", stream, version, id::text AS id, type, body
       FROM record.events WHERE source = $1 AND events.sequence > $2 ORDER BY events.sequence LIMIT $3`,
      [source, after, limit],
    );
    return rows;
  },
});

/** How many events are not byte for byte the same in a store and its copy, or only in one of them. */
const unlikeCopies = async (stores: readonly EventStore[], city: CityAtRest): Promise<number> => {
  let unlike = 0;
  for (const store of stores) {
    const copies = new Map<number, string>();
    for await (const { sequence, body } of eventsOf(copyOf(city, store.source))) copies.set(sequence, body);
    for await (const { sequence, body } of eventsOf(store)) {
      if (copies.get(sequence) !== body) unlike += 1;
      copies.delete(sequence);
    }
    unlike += copies.size;
  }
  return unlike;
};

/** The live generation of every projection. */
const generationsOf = async (city: CityAtRest): Promise<ReadonlyMap<string, number>> => {
  const generations = new Map<string, number>();
  for (const service of serviceNames) {
    const { rows } = await city
      .database(service)
      .query<{ projection: string; generation: number }>(
        'SELECT projection, generation FROM projections.generations WHERE live',
      );
    for (const { projection, generation } of rows) generations.set(`${service}.${projection}`, generation);
  }
  return generations;
};

/** Makes every projection one of an older definition, which its service builds again when it starts. */
const outdate = async (city: CityAtRest): Promise<ReadonlyMap<string, number>> => {
  for (const service of serviceNames) {
    await city.database(service).query(`UPDATE projections.generations SET shape = 'outdated by a check'`);
  }
  return generationsOf(city);
};

/** Whoever starts compares the figures for the day, which adds an event of its own to reporting's log. */
const withoutLaterComparisons = (models: ReadModels, head: number): ReadModels =>
  new Map(
    [...models].map(([table, rows]) => [
      table,
      table === 'reporting.comparisons' ? rows.filter(({ sequence }: Row) => Number(sequence) <= head) : rows,
    ]),
  );

/** That a timer has fired is no fact of the log: built again, the table has only what is still owed. */
const owedOnly = (models: ReadModels): ReadModels =>
  new Map([...models].map(([table, rows]) => [table, rows.filter(({ fired }: Row) => fired !== true)]));
