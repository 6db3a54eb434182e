import type { OpeningEvent } from '@mingjian/contracts';
import type { StatisticsPart } from '../../part.js';

type Opening = Extract<OpeningEvent, { type: 'OpeningBalanceImported' }>['data'];

/** What stood at the end of a year before the record began; the newest version of an organ and year is the one in force. */
export const openingsPart: StatisticsPart = {
  tables: ['openings'],
  events: ['OpeningBalanceImported'],

  createTables: (schema) => `
    create table ${schema}.openings (
      organ text not null,
      year int not null,
      version int not null,
      carried_forward jsonb not null,
      regulations numeric,
      normative_documents numeric,
      source text not null,
      primary key (organ, year)
    );`,

  async apply(client, schema, events) {
    const newest = new Map<string, Opening>();
    for (const event of events) {
      const opening = event.data as Opening;
      const key = `${opening.organ} ${opening.year}`;
      if (opening.version > (newest.get(key)?.version ?? 0)) newest.set(key, opening);
    }
    const openings = [...newest.values()];
    await client.query(
      `insert into ${schema}.openings as opening
         (organ, year, version, carried_forward, regulations, normative_documents, source)
       select * from unnest($1::text[], $2::int[], $3::int[], $4::jsonb[], $5::numeric[], $6::numeric[], $7::text[])
       on conflict (organ, year) do update
       set version = excluded.version, carried_forward = excluded.carried_forward, regulations = excluded.regulations,
           normative_documents = excluded.normative_documents, source = excluded.source
       where excluded.version > opening.version`,
      [
        openings.map(({ organ }) => organ),
        openings.map(({ year }) => year),
        openings.map(({ version }) => version),
        openings.map(({ carriedForward }) => JSON.stringify(carriedForward)),
        openings.map(({ regulationsInForce }) => regulationsInForce),
        openings.map(({ normativeDocumentsInForce }) => normativeDocumentsInForce),
        openings.map(({ source }) => source),
      ],
    );
  },
};
