import { publicationEvents, type PublicationEvent } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';

type DataOf<Name extends PublicationEvent['type']> = Extract<PublicationEvent, { type: Name }>['data'];

const { ItemPublished, PublicationChannelConfirmed, PublicationWithdrawn } = publicationEvents;
const concerned: readonly string[] = [ItemPublished, PublicationChannelConfirmed, PublicationWithdrawn].map(
  ({ wireType }) => wireType,
);

/** The planned channels beside the portal that have not carried the version that is out. */
export const channelsProjection: Projection = {
  name: 'pending_channels',
  sources: ['publish'],
  tables: ['pending_channels'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.pending_channels (
      publication uuid NOT NULL,
      medium text NOT NULL,
      organ text NOT NULL,
      index_number text NOT NULL,
      title text NOT NULL,
      published_on date NOT NULL,
      PRIMARY KEY (publication, medium)
    );
    CREATE INDEX ON ${schema}.pending_channels (organ, published_on);`,

  concerns: ({ type }) => concerned.includes(type),

  async apply(client, schema, events) {
    const pending = new Map<string, readonly object[]>();
    const confirmed: { publication: string; medium: string }[] = [];
    for (const event of events) {
      if (event.name === 'ItemPublished') {
        const { publication, organ, indexNumber, title, publishedOn, visibility, description } =
          event.data as DataOf<'ItemPublished'>;
        const manners = visibility === 'public' ? (description?.manners ?? []) : [];
        pending.set(
          publication,
          [...new Set(manners)]
            .filter((medium) => medium !== 'website')
            .map((medium) => ({ publication, medium, organ, indexNumber, title, publishedOn })),
        );
      } else if (event.name === 'PublicationWithdrawn') {
        pending.set((event.data as DataOf<'PublicationWithdrawn'>).publication, []);
      } else {
        const { publication, medium } = event.data as DataOf<'PublicationChannelConfirmed'>;
        const rows = pending.get(publication) as readonly { medium: string }[] | undefined;
        if (rows) {
          pending.set(
            publication,
            rows.filter((row) => row.medium !== medium),
          );
        } else confirmed.push({ publication, medium });
      }
    }
    // A confirmation that stands before a new version in the batch is of the one before, which goes anyway.
    await client.query(
      `WITH done AS (DELETE FROM ${schema}.pending_channels p USING jsonb_to_recordset($2::jsonb) AS d(publication uuid, medium text)
                     WHERE p.publication = d.publication AND p.medium = d.medium AND p.publication <> ALL($1::uuid[]))
       DELETE FROM ${schema}.pending_channels WHERE publication = ANY($1::uuid[])`,
      [[...pending.keys()], JSON.stringify(confirmed)],
    );
    await client.query(
      `INSERT INTO ${schema}.pending_channels
       SELECT publication, medium, organ, "indexNumber", title, "publishedOn"
       FROM jsonb_to_recordset($1::jsonb) AS p(publication uuid, medium text, organ text, "indexNumber" text, title text, "publishedOn" date)`,
      [JSON.stringify([...pending.values()].flat())],
    );
  },
};
