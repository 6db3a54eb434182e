import type { RemedyEvent } from '@mingjian/contracts';
import type { StatisticsPart } from '../../part.js';

type DataOf<Name extends RemedyEvent['type']> = Extract<RemedyEvent, { type: Name }>['data'];

/** Table 4: every reconsideration and suit with its state; there are few, so the cells are counted when they are read. */
export const remediesPart: StatisticsPart = {
  tables: ['remedies'],
  events: ['RemedyLodged', 'RemedyConcluded'],

  createTables: (schema) => `
    create table ${schema}.remedies (
      remedy uuid primary key,
      organ text not null,
      kind text not null,
      application uuid,
      lodged_on date not null,
      concluded_on date,
      outcome text,
      late boolean not null
    );
    create index on ${schema}.remedies (organ, kind);`,

  async apply(client, schema, events) {
    const lodged = events.filter(({ name }) => name === 'RemedyLodged');
    if (lodged.length > 0) {
      const data = lodged.map((event) => event.data as DataOf<'RemedyLodged'>);
      await client.query(
        `insert into ${schema}.remedies (remedy, organ, kind, application, lodged_on, late)
         select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::date[], $6::boolean[])`,
        [
          data.map(({ remedy }) => remedy),
          data.map(({ organ }) => organ),
          data.map(({ kind }) => kind),
          data.map(({ application }) => application),
          data.map(({ lodgedOn }) => lodgedOn),
          lodged.map(({ envelope }) => envelope.entry === 'late'),
        ],
      );
    }
    const concluded = events.filter(({ name }) => name === 'RemedyConcluded');
    if (concluded.length > 0) {
      const data = concluded.map((event) => event.data as DataOf<'RemedyConcluded'>);
      await client.query(
        `update ${schema}.remedies as remedy
         set concluded_on = news.concluded_on, outcome = news.outcome, late = remedy.late or news.late
         from unnest($1::uuid[], $2::date[], $3::text[], $4::boolean[]) as news (remedy, concluded_on, outcome, late)
         where remedy.remedy = news.remedy`,
        [
          data.map(({ remedy }) => remedy),
          data.map(({ concludedOn }) => concludedOn),
          data.map(({ outcome }) => outcome),
          concluded.map(({ envelope }) => envelope.entry === 'late'),
        ],
      );
    }
  },
};
