import type { OpeningEvent } from '@mingjian/contracts';
import { noPostings, type StatisticsPart } from '../../part.js';

type Opening = Extract<OpeningEvent, { type: 'OpeningBalanceImported' }>['data'];

/** What stood at the end of a year before the record began, in every version: of those up to a cut the newest is in force. */
export const openingsPart: StatisticsPart = {
  tables: ['openings'],
  events: ['OpeningBalanceImported'],

  createTables: (schema) => `
    create table ${schema}.openings (
      organ text not null,
      year int not null,
      version int not null,
      -- In reporting's own log.
      sequence bigint not null,
      carried_forward jsonb not null,
      regulations numeric,
      normative_documents numeric,
      source text not null,
      primary key (organ, year, version)
    );`,

  async apply(client, schema, events) {
    const openings = events.map(({ sequence, data }) => ({ ...(data as Opening), sequence }));
    await client.query(
      `insert into ${schema}.openings
         (organ, year, version, sequence, carried_forward, regulations, normative_documents, source)
       select * from unnest($1::text[], $2::int[], $3::int[], $4::bigint[], $5::jsonb[], $6::numeric[], $7::numeric[], $8::text[])
       on conflict (organ, year, version) do nothing`,
      [
        openings.map(({ organ }) => organ),
        openings.map(({ year }) => year),
        openings.map(({ version }) => version),
        openings.map(({ sequence }) => sequence),
        openings.map(({ carriedForward }) => JSON.stringify(carriedForward)),
        openings.map(({ regulationsInForce }) => regulationsInForce),
        openings.map(({ normativeDocumentsInForce }) => normativeDocumentsInForce),
        openings.map(({ source }) => source),
      ],
    );
    return noPostings;
  },
};
