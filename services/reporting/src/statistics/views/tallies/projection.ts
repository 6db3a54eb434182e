import type { TallyEvent } from '@mingjian/contracts';
import type { StatisticsPart } from '../../part.js';

type Tally = Extract<TallyEvent, { type: 'TallyRecorded' }>['data'];

/** Table 2: business figures by organ and month with their source; a later one of the same month and measure replaces the earlier. */
export const talliesPart: StatisticsPart = {
  tables: ['tallies'],
  events: ['TallyRecorded'],

  createTables: (schema) => `
    create table ${schema}.tallies (
      organ text not null,
      month text not null,
      year int generated always as (left(month, 4)::int) stored,
      measure text not null,
      value numeric not null,
      source text not null,
      primary key (organ, measure, month)
    );`,

  async apply(client, schema, events) {
    const latest = new Map<string, Tally>();
    for (const event of events) {
      const tally = event.data as Tally;
      latest.set(`${tally.organ} ${tally.month} ${tally.measure}`, tally);
    }
    const tallies = [...latest.values()];
    await client.query(
      `insert into ${schema}.tallies (organ, month, measure, value, source)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::numeric[], $5::text[])
       on conflict (organ, measure, month) do update set value = excluded.value, source = excluded.source`,
      [
        tallies.map(({ organ }) => organ),
        tallies.map(({ month }) => month),
        tallies.map(({ measure }) => measure),
        tallies.map(({ value }) => value),
        tallies.map(({ source }) => source),
      ],
    );
  },
};
