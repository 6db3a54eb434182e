import type { ItemEvent } from '@mingjian/contracts';
import { noPostings, type StatisticsPart } from '../../part.js';

type DataOf<Name extends ItemEvent['type']> = Extract<ItemEvent, { type: Name }>['data'];

/** What intake knows of an item: until when it must be out, and how its proposal ended. When it was out is known by publish. */
export const itemsPart: StatisticsPart = {
  tables: ['items'],
  events: ['ItemProposed', 'ItemTermRecomputed', 'ItemWithdrawn', 'ItemConcluded'],

  createTables: (schema) => `
    create table ${schema}.items (
      item uuid primary key,
      organ text collate "C" not null,
      section text not null,
      category text not null,
      node text,
      topic text,
      visibility text not null,
      formed_on date not null,
      publish_by date not null,
      -- Null while it is open; withdrawn, notOpen, published.
      outcome text,
      late boolean not null,
      updated_at timestamptz(3) not null
    ) with (fillfactor = 80);
    create index on ${schema}.items (organ, publish_by);`,

  async apply(client, schema, events) {
    const proposed = events.filter(({ name }) => name === 'ItemProposed');
    if (proposed.length > 0) {
      const items = proposed.map(({ data, envelope, recordedAt }) => {
        const item = data as DataOf<'ItemProposed'>;
        return { ...item, late: envelope.entry === 'late', updatedAt: recordedAt.toISOString() };
      });
      await client.query({
        name: `insert-items-${schema}`,
        text: `insert into ${schema}.items
                 (item, organ, section, category, node, topic, visibility, formed_on, publish_by, late, updated_at)
               select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[],
                                    $9::date[], $10::boolean[], $11::timestamptz[])`,
        values: [
          items.map(({ item }) => item),
          items.map(({ organ }) => organ),
          items.map(({ section }) => section),
          items.map(({ category }) => category),
          items.map(({ filing }) => filing?.node ?? null),
          items.map(({ filing }) => filing?.topic ?? null),
          items.map(({ visibility }) => visibility),
          items.map(({ formedOn }) => formedOn),
          items.map(({ publishBy }) => publishBy),
          items.map(({ late }) => late),
          items.map(({ updatedAt }) => updatedAt),
        ],
      });
    }
    const news = new Map<string, { outcome?: string; publishBy?: string; updatedAt: string }>();
    for (const { name, data, recordedAt } of events) {
      if (name === 'ItemProposed') continue;
      const { item } = data as DataOf<'ItemWithdrawn'>;
      const known = { ...news.get(item), updatedAt: recordedAt.toISOString() };
      if (name === 'ItemTermRecomputed') known.publishBy = (data as DataOf<'ItemTermRecomputed'>).publishBy;
      else known.outcome = name === 'ItemConcluded' ? (data as DataOf<'ItemConcluded'>).outcome : 'withdrawn';
      news.set(item, known);
    }
    if (news.size > 0) {
      const changes = [...news.values()];
      await client.query({
        name: `update-items-${schema}`,
        text: `update ${schema}.items as found
               set outcome = coalesce(news.outcome, found.outcome), publish_by = coalesce(news.publish_by, found.publish_by),
                   updated_at = news.updated_at
               from unnest($1::uuid[], $2::text[], $3::date[], $4::timestamptz[]) as news (item, outcome, publish_by, updated_at)
               where found.item = news.item`,
        values: [
          [...news.keys()],
          changes.map(({ outcome }) => outcome),
          changes.map(({ publishBy }) => publishBy),
          changes.map(({ updatedAt }) => updatedAt),
        ],
      });
    }
    return noPostings;
  },
};
