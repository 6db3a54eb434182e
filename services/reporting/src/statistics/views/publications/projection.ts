import type { PublicationEvent } from '@mingjian/contracts';
import type { StatisticsPart } from '../../part.js';

type DataOf<Name extends PublicationEvent['type']> = Extract<PublicationEvent, { type: Name }>['data'];
type Published = DataOf<'ItemPublished'>;

interface Change {
  /** The newest version in the batch; absent when it only withdraws. */
  published?: Published;
  firstPublishedOn?: string;
  withdrawnOn: string | null;
}

/** Items on the portal by organ and category. A new version does not count again: the first day of publication stays. */
export const publicationsPart: StatisticsPart = {
  tables: ['publications'],
  events: ['ItemPublished', 'PublicationWithdrawn'],

  createTables: (schema) => `
    create table ${schema}.publications (
      publication uuid primary key,
      item uuid not null,
      organ text not null,
      category text not null,
      visibility text not null,
      index_number text not null,
      title text not null,
      digest text not null,
      version int not null,
      published_on date not null,
      withdrawn_on date
    );
    create index on ${schema}.publications (organ, published_on);
    create index on ${schema}.publications (digest);`,

  async apply(client, schema, events) {
    const changes = new Map<string, Change>();
    for (const event of events) {
      if (event.name === 'ItemPublished') {
        const published = event.data as Published;
        const firstPublishedOn = changes.get(published.publication)?.firstPublishedOn ?? published.publishedOn;
        changes.set(published.publication, { published, firstPublishedOn, withdrawnOn: null });
      } else {
        const { publication, withdrawnOn } = event.data as DataOf<'PublicationWithdrawn'>;
        changes.set(publication, { ...changes.get(publication), withdrawnOn });
      }
    }
    const published = [...changes.values()].flatMap((change) =>
      change.published ? [{ ...change.published, ...change, publishedOn: change.firstPublishedOn }] : [],
    );
    if (published.length > 0) {
      await client.query(
        `insert into ${schema}.publications
           (publication, item, organ, category, visibility, index_number, title, digest, version, published_on, withdrawn_on)
         select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[], $10::date[], $11::date[])
         on conflict (publication) do update
         set category = excluded.category, visibility = excluded.visibility, title = excluded.title,
             digest = excluded.digest, version = excluded.version, withdrawn_on = excluded.withdrawn_on`,
        [
          published.map(({ publication }) => publication),
          published.map(({ item }) => item),
          published.map(({ organ }) => organ),
          published.map(({ category }) => category),
          published.map(({ visibility }) => visibility),
          published.map(({ indexNumber }) => indexNumber),
          published.map(({ title }) => title),
          published.map(({ digest }) => digest),
          published.map(({ version }) => version),
          published.map(({ publishedOn }) => publishedOn),
          published.map(({ withdrawnOn }) => withdrawnOn),
        ],
      );
    }
    const withdrawn = [...changes].filter(([, change]) => !change.published);
    if (withdrawn.length > 0) {
      await client.query(
        `update ${schema}.publications as publication set withdrawn_on = news.withdrawn_on
         from unnest($1::uuid[], $2::date[]) as news (publication, withdrawn_on)
         where publication.publication = news.publication`,
        [withdrawn.map(([publication]) => publication), withdrawn.map(([, { withdrawnOn }]) => withdrawnOn)],
      );
    }
  },
};
