import type { TallyEvent } from '@mingjian/contracts';
import { yearOf } from '@mingjian/core';
import type { ProjectedEvent } from '@mingjian/projections';
import type { PoolClient } from 'pg';
import { noPostings, type StatisticsPart } from '../../part.js';
import { statedBy, type StatedYear } from './stated-year.js';

type Tally = Extract<TallyEvent, { type: 'TallyRecorded' }>['data'];

/**
 * Table 2: business figures by organ and month with their source; a later one of the same month and measure replaces the earlier. What an organ
 * stated of a year is kept as it stood after each event, so that it can be told as of any cut.
 */
export const talliesPart: StatisticsPart = {
  tables: ['tallies', 'tally_totals'],
  events: ['TallyRecorded'],

  createTables: (schema) => `
    create table ${schema}.tallies (
      organ text collate "C" not null,
      month text not null,
      year int generated always as (left(month, 4)::int) stored,
      measure text not null,
      value numeric not null,
      source text not null,
      primary key (organ, measure, month)
    );
    create index on ${schema}.tallies (organ, year);
    create table ${schema}.tally_totals (
      organ text collate "C" not null,
      year int not null,
      -- Of the event in intake's log after which the organ had stated so much.
      sequence bigint not null,
      -- A JSON object, figure by measure; as text, since it is read and written whole.
      stated text not null,
      primary key (organ, year, sequence)
    );`,

  async apply(client, schema, events) {
    const years = await statedYears(client, schema, events.map(tallyOf));
    const totals = events.map((event) => {
      const tally = tallyOf(event);
      const stated = years.get(placeOf(tally)) ?? new Map<string, string>();
      years.set(placeOf(tally), stated.set(`${tally.measure} ${tally.month}`, tally.value));
      return { organ: tally.organ, year: yearOf(tally.month), sequence: event.sequence, stated: statedBy(stated) };
    });
    await keepLatest(client, schema, events.map(tallyOf));
    await client.query(
      `insert into ${schema}.tally_totals (organ, year, sequence, stated)
       select * from unnest($1::text[], $2::int[], $3::bigint[], $4::text[])`,
      [
        totals.map(({ organ }) => organ),
        totals.map(({ year }) => year),
        totals.map(({ sequence }) => sequence),
        totals.map(({ stated }) => JSON.stringify(stated)),
      ],
    );
    return noPostings;
  },
};

const tallyOf = ({ data }: ProjectedEvent): Tally => data as Tally;
const placeOf = ({ organ, month }: Tally): string => `${organ} ${yearOf(month)}`;

/** What the organs of a batch had stated of its years before it. */
const statedYears = async (
  client: PoolClient,
  schema: string,
  tallies: readonly Tally[],
): Promise<Map<string, StatedYear>> => {
  const places = [...new Map(tallies.map((tally) => [placeOf(tally), tally])).values()];
  const { rows } = await client.query<Pick<Tally, 'organ' | 'month' | 'measure' | 'value'>>(
    `select organ, month, measure, value::text from ${schema}.tallies
     join unnest($1::text[], $2::int[]) as place (organ, year) using (organ, year)`,
    [places.map(({ organ }) => organ), places.map(({ month }) => yearOf(month))],
  );
  const years = new Map<string, StatedYear>();
  for (const { organ, month, measure, value } of rows) {
    const place = `${organ} ${yearOf(month)}`;
    years.set(place, (years.get(place) ?? new Map<string, string>()).set(`${measure} ${month}`, value));
  }
  return years;
};

const keepLatest = async (client: PoolClient, schema: string, stated: readonly Tally[]): Promise<void> => {
  const tallies = [
    ...new Map(stated.map((tally) => [`${tally.organ} ${tally.month} ${tally.measure}`, tally])).values(),
  ];
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
};
