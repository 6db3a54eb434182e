import type { LateEntryEvent } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';

type DataOf<Type extends LateEntryEvent['type']> = Extract<LateEntryEvent, { type: Type }>['data'];

/** Late entries (补录) by organ and what became of them. */
export const lateEntryList: Projection = {
  name: 'late_entries',
  sources: ['intake'],
  tables: ['late_entries'],
  createTables: (schema) => `
    create table ${schema}.late_entries (
      late_entry uuid primary key,
      application uuid not null,
      organ text not null,
      number text not null,
      proposed_by text not null,
      proposed_on date not null,
      outcome text,
      concluded_by text,
      concluded_on date
    );
    create index on ${schema}.late_entries (organ, proposed_on);`,
  concerns: ({ stream }) => stream.startsWith('lateEntry-'),

  async apply(client, schema, events) {
    for (const { name, data } of events) {
      if (name === 'LateEntryProposed') {
        const {
          lateEntry,
          application,
          organ,
          proposedBy,
          proposedOn,
          case: entered,
        } = data as DataOf<'LateEntryProposed'>;
        await client.query(
          `insert into ${schema}.late_entries (late_entry, application, organ, number, proposed_by, proposed_on)
           values ($1, $2, $3, $4, $5, $6)`,
          [lateEntry, application, organ, entered.number, proposedBy, proposedOn],
        );
      }
      if (name === 'LateEntryConfirmed' || name === 'LateEntryRejected') {
        const concluded = data as DataOf<'LateEntryConfirmed'> | DataOf<'LateEntryRejected'>;
        const [outcome, by, on] =
          'confirmedBy' in concluded
            ? ['confirmed', concluded.confirmedBy, concluded.confirmedOn]
            : ['rejected', concluded.rejectedBy, concluded.rejectedOn];
        await client.query(
          `update ${schema}.late_entries set outcome = $2, concluded_by = $3, concluded_on = $4 where late_entry = $1`,
          [concluded.lateEntry, outcome, by, on],
        );
      }
    }
  },
};
