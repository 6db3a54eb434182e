import type { ReviewEvent } from '@mingjian/contracts';
import { noPostings, type StatisticsPart } from '../../part.js';

type Decided = Extract<ReviewEvent, { type: 'ReviewDecided' }>['data'];

/** Every decision of a review: a thing that was edited or came back is decided again, and each decision counts. */
export const reviewsPart: StatisticsPart = {
  tables: ['review_decisions'],
  events: ['ReviewDecided'],

  createTables: (schema) => `
    create table ${schema}.review_decisions (
      review uuid not null,
      -- In review's log.
      sequence bigint not null,
      organ text collate "C" not null,
      section text not null,
      kind text not null,
      outcome text not null,
      decided_on date not null,
      late boolean not null,
      updated_at timestamptz(3) not null,
      primary key (review, sequence)
    );
    create index on ${schema}.review_decisions (organ, decided_on);`,

  async apply(client, schema, events) {
    const decisions = events.map(({ sequence, data, envelope, recordedAt }) => ({
      ...(data as Decided),
      ...{ sequence, late: envelope.entry === 'late', updatedAt: recordedAt.toISOString() },
    }));
    await client.query({
      name: `insert-review-decisions-${schema}`,
      text: `insert into ${schema}.review_decisions
               (review, sequence, organ, section, kind, outcome, decided_on, late, updated_at)
             select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::boolean[],
                                  $9::timestamptz[])`,
      values: [
        decisions.map(({ review }) => review),
        decisions.map(({ sequence }) => sequence),
        decisions.map(({ organ }) => organ),
        decisions.map(({ section }) => section),
        decisions.map(({ thing }) => thing.kind),
        decisions.map(({ outcome }) => outcome),
        decisions.map(({ decidedOn }) => decidedOn),
        decisions.map(({ late }) => late),
        decisions.map(({ updatedAt }) => updatedAt),
      ],
    });
    return noPostings;
  },
};
