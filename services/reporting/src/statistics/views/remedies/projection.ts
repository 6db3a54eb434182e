import type { RemedyEvent } from '@mingjian/contracts';
import { yearOf } from '@mingjian/core';
import type { ProjectedEvent } from '@mingjian/projections';
import type { StatisticsPart } from '../../part.js';
import type { Posting } from '../running-totals/totals.js';

type DataOf<Name extends RemedyEvent['type']> = Extract<RemedyEvent, { type: Name }>['data'];

/** Table 4: every reconsideration and suit with its state. What is pending at the end of a year follows from what was lodged and concluded up to it. */
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
      late boolean not null,
      updated_at timestamptz(3) not null
    );
    create index on ${schema}.remedies (organ, kind);`,

  async apply(client, schema, events) {
    const lodged = events.filter(({ name }) => name === 'RemedyLodged');
    if (lodged.length > 0) {
      const data = lodged.map((event) => event.data as DataOf<'RemedyLodged'>);
      await client.query(
        `insert into ${schema}.remedies (remedy, organ, kind, application, lodged_on, late, updated_at)
         select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::date[], $6::boolean[], $7::timestamptz[])`,
        [
          data.map(({ remedy }) => remedy),
          data.map(({ organ }) => organ),
          data.map(({ kind }) => kind),
          data.map(({ application }) => application),
          data.map(({ lodgedOn }) => lodgedOn),
          lodged.map(({ envelope }) => envelope.entry === 'late'),
          lodged.map(({ recordedAt }) => recordedAt.toISOString()),
        ],
      );
    }
    const concluded = events.filter(({ name }) => name === 'RemedyConcluded');
    if (concluded.length > 0) {
      const data = concluded.map((event) => event.data as DataOf<'RemedyConcluded'>);
      await client.query(
        `update ${schema}.remedies as remedy
         set concluded_on = news.concluded_on, outcome = news.outcome, late = remedy.late or news.late,
             updated_at = news.updated_at
         from unnest($1::uuid[], $2::date[], $3::text[], $4::boolean[], $5::timestamptz[])
           as news (remedy, concluded_on, outcome, late, updated_at)
         where remedy.remedy = news.remedy`,
        [
          data.map(({ remedy }) => remedy),
          data.map(({ concludedOn }) => concludedOn),
          data.map(({ outcome }) => outcome),
          concluded.map(({ envelope }) => envelope.entry === 'late'),
          concluded.map(({ recordedAt }) => recordedAt.toISOString()),
        ],
      );
    }
    return events.map(postingOf);
  },
};

const postingOf = ({ sequence, data: told, envelope }: ProjectedEvent): Posting => {
  const data = told as DataOf<'RemedyLodged'> | DataOf<'RemedyConcluded'>;
  const { remedy: subject, organ, kind } = data;
  const day = 'lodgedOn' in data ? data.lodgedOn : data.concludedOn;
  const what = 'outcome' in data ? data.outcome : 'lodged';
  const cell = `remedy ${kind} ${what}`;
  return { sequence, organ, year: yearOf(day), cell, day, subject, n: 1, late: envelope.entry === 'late' };
};
