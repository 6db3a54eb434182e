import type { Medium, PublicationEvent } from '@mingjian/contracts';
import type { PoolClient } from 'pg';
import { noPostings, type StatisticsPart } from '../../part.js';

type DataOf<Name extends PublicationEvent['type']> = Extract<PublicationEvent, { type: Name }>['data'];
type Published = DataOf<'ItemPublished'>;

interface Change {
  /** The newest version in the batch; absent when it only withdraws. */
  published?: Published;
  firstPublishedOn?: string;
  withdrawnOn: string | null;
}

type Use = Pick<DataOf<'PublicationChannelConfirmed'>, 'publication' | 'version' | 'organ' | 'doneOn'> & {
  readonly medium: Medium;
};

const keepUses = async (client: PoolClient, schema: string, uses: readonly Use[]): Promise<void> => {
  if (uses.length === 0) return;
  await client.query(
    `insert into ${schema}.channel_uses (publication, version, medium, organ, done_on)
     select publication, version, medium, organ, "doneOn"
     from jsonb_to_recordset($1::jsonb) as use(publication uuid, version int, medium text, organ text, "doneOn" date)
     on conflict do nothing`,
    [JSON.stringify(uses)],
  );
};

/** Items on the portal by organ and category. A new version does not count again: the first day of publication stays. */
export const publicationsPart: StatisticsPart = {
  tables: ['publications', 'channel_uses'],
  events: ['DocumentRepealed', 'ItemPublished', 'PublicationChannelConfirmed', 'PublicationWithdrawn'],

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
      -- Of the newest version.
      updated_on date not null,
      withdrawn_on date,
      -- Of what binds the public: its kind, the day on which it was made, the last of its validity, the first without it.
      normative text,
      formed_on date,
      valid_to date,
      repealed_on date
    );
    create index on ${schema}.publications (organ, published_on);
    create index on ${schema}.publications (digest);
    create index on ${schema}.publications (item);
    -- A version counts once on each channel that carried it; the portal carries whatever is public.
    create table ${schema}.channel_uses (
      publication uuid not null,
      version int not null,
      medium text not null,
      organ text not null,
      done_on date not null,
      primary key (publication, version, medium)
    );
    create index on ${schema}.channel_uses (organ, done_on);`,

  async apply(client, schema, events) {
    const changes = new Map<string, Change>();
    const uses: Use[] = [];
    const repealed: DataOf<'DocumentRepealed'>[] = [];
    for (const event of events) {
      if (event.name === 'ItemPublished') {
        const published = event.data as Published;
        const firstPublishedOn = changes.get(published.publication)?.firstPublishedOn ?? published.publishedOn;
        changes.set(published.publication, { published, firstPublishedOn, withdrawnOn: null });
        const { publication, version, organ, publishedOn: doneOn } = published;
        if (published.visibility === 'public') uses.push({ publication, version, medium: 'website', organ, doneOn });
      } else if (event.name === 'DocumentRepealed') {
        repealed.push(event.data as DataOf<'DocumentRepealed'>);
      } else if (event.name === 'PublicationChannelConfirmed') {
        uses.push(event.data as DataOf<'PublicationChannelConfirmed'>);
      } else {
        const { publication, withdrawnOn } = event.data as DataOf<'PublicationWithdrawn'>;
        changes.set(publication, { ...changes.get(publication), withdrawnOn });
      }
    }
    await keepUses(client, schema, uses);
    const published = [...changes.values()].flatMap((change) =>
      change.published
        ? [
            {
              ...change.published,
              ...change,
              publishedOn: change.firstPublishedOn,
              updatedOn: change.published.publishedOn,
            },
          ]
        : [],
    );
    if (published.length > 0) {
      await client.query(
        `insert into ${schema}.publications
           (publication, item, organ, category, visibility, index_number, title, digest, version, published_on, withdrawn_on,
            normative, formed_on, valid_to, updated_on)
         select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[], $10::date[],
                              $11::date[], $12::text[], $13::date[], $14::date[], $15::date[])
         on conflict (publication) do update
         set category = excluded.category, visibility = excluded.visibility, title = excluded.title, digest = excluded.digest,
             version = excluded.version, withdrawn_on = excluded.withdrawn_on, normative = excluded.normative,
             formed_on = excluded.formed_on, valid_to = excluded.valid_to, updated_on = excluded.updated_on`,
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
          published.map(({ description }) => description?.normative?.kind ?? null),
          published.map(({ description }) => description?.formedOn ?? null),
          published.map(({ description }) => description?.normative?.validTo ?? null),
          published.map(({ updatedOn }) => updatedOn),
        ],
      );
    }
    if (repealed.length > 0) {
      await client.query(
        `update ${schema}.publications as publication set repealed_on = news."repealedOn"
         from jsonb_to_recordset($1::jsonb) as news (publication uuid, "repealedOn" date)
         where publication.publication = news.publication`,
        [JSON.stringify(repealed)],
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
    return noPostings;
  },
};
