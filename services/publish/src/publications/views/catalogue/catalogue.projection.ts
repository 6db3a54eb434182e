import { publicationEvents, type PublicationEvent } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';

type DataOf<Name extends PublicationEvent['type']> = Extract<PublicationEvent, { type: Name }>['data'];

const { DocumentRepealed, ItemPublished, PublicationRefiled, PublicationWithdrawn } = publicationEvents;
const concerned: readonly string[] = [DocumentRepealed, ItemPublished, PublicationRefiled, PublicationWithdrawn].map(
  ({ wireType }) => wireType,
);

/** What the portal lists: every publication with its newest version, and the tombstones of those that were taken back. */
export const catalogueProjection: Projection = {
  name: 'catalogue',
  sources: ['publish'],
  tables: ['catalogue'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.catalogue (
      publication uuid PRIMARY KEY,
      index_number text NOT NULL,
      organ text NOT NULL,
      category text NOT NULL,
      visibility text NOT NULL,
      title text NOT NULL,
      node text,
      topic text,
      genre text,
      document_number text,
      formed_on date,
      normative text,
      valid_to date,
      repealed_on date,
      repealed_by uuid,
      repealing_document text,
      about uuid,
      relation text,
      links text[] NOT NULL,
      version integer NOT NULL,
      digest text NOT NULL,
      published_on date NOT NULL,
      withdrawn_on date,
      withdrawal_reason text
    );
    CREATE INDEX ON ${schema}.catalogue (category, published_on DESC, index_number DESC);
    CREATE INDEX ON ${schema}.catalogue (published_on DESC, index_number DESC);
    CREATE INDEX ON ${schema}.catalogue (about) WHERE about IS NOT NULL;
    CREATE INDEX ON ${schema}.catalogue (organ, node, published_on DESC);
    -- Not unique: patterns are the organs' choice, and two that meet must not stop the portal.
    CREATE INDEX ON ${schema}.catalogue (index_number);`,

  concerns: ({ type }) => concerned.includes(type),

  async apply(client, schema, events) {
    // Versions of one publication may follow each other in a batch: the last one counts.
    const newest = new Map<string, DataOf<'ItemPublished'>>();
    const withdrawn = new Map<string, DataOf<'PublicationWithdrawn'>>();
    const repealed = new Map<string, DataOf<'DocumentRepealed'>>();
    const refiled = new Map<string, DataOf<'PublicationRefiled'>>();
    for (const event of events) {
      if (event.name === 'ItemPublished') {
        const data = event.data as DataOf<'ItemPublished'>;
        newest.set(data.publication, data);
        withdrawn.delete(data.publication);
        refiled.delete(data.publication);
      }
      if (event.name === 'PublicationWithdrawn') {
        const data = event.data as DataOf<'PublicationWithdrawn'>;
        withdrawn.set(data.publication, data);
      }
      if (event.name === 'DocumentRepealed') {
        const data = event.data as DataOf<'DocumentRepealed'>;
        repealed.set(data.publication, data);
      }
      if (event.name === 'PublicationRefiled') {
        const data = event.data as DataOf<'PublicationRefiled'>;
        refiled.set(data.publication, data);
      }
    }
    if (newest.size > 0) {
      await client.query(
        `INSERT INTO ${schema}.catalogue (publication, index_number, organ, category, visibility, title, node, topic, genre,
           document_number, formed_on, normative, valid_to, about, relation, links, version, digest, published_on)
         SELECT publication, "indexNumber", organ, category, visibility, title,
           description #>> '{filing,node}', description #>> '{filing,topic}', description #>> '{filing,genre}',
           description ->> 'documentNumber', (description ->> 'formedOn')::date,
           description #>> '{normative,kind}', (description #>> '{normative,validTo}')::date,
           (description #>> '{about,item}')::uuid, description #>> '{about,relation}',
           coalesce(links, '{}'), version, digest, "publishedOn"
         FROM jsonb_to_recordset($1::jsonb) AS p(publication uuid, "indexNumber" text, organ text, category text, visibility text,
                                                 title text, description jsonb, links text[], version integer, digest text,
                                                 "publishedOn" date)
         ON CONFLICT (publication) DO UPDATE SET category = excluded.category, visibility = excluded.visibility,
           title = excluded.title, node = excluded.node, topic = excluded.topic, genre = excluded.genre,
           document_number = excluded.document_number, formed_on = excluded.formed_on,
           normative = excluded.normative, valid_to = excluded.valid_to, about = excluded.about, relation = excluded.relation, links = excluded.links,
           version = excluded.version, digest = excluded.digest, published_on = excluded.published_on,
           withdrawn_on = NULL, withdrawal_reason = NULL`,
        [JSON.stringify([...newest.values()])],
      );
    }
    if (repealed.size > 0) {
      await client.query(
        `UPDATE ${schema}.catalogue c SET repealed_on = r."repealedOn", repealed_by = r."repealedBy", repealing_document = r.document
         FROM jsonb_to_recordset($1::jsonb) AS r(publication uuid, "repealedOn" date, "repealedBy" uuid, document text)
         WHERE c.publication = r.publication`,
        [JSON.stringify([...repealed.values()])],
      );
    }
    if (refiled.size > 0) {
      await client.query(
        `UPDATE ${schema}.catalogue c SET node = r.filing ->> 'node', topic = r.filing ->> 'topic', genre = r.filing ->> 'genre'
         FROM jsonb_to_recordset($1::jsonb) AS r(publication uuid, filing jsonb) WHERE c.publication = r.publication`,
        [JSON.stringify([...refiled.values()])],
      );
    }
    if (withdrawn.size > 0) {
      await client.query(
        `UPDATE ${schema}.catalogue c SET withdrawn_on = w."withdrawnOn", withdrawal_reason = w.reason
         FROM jsonb_to_recordset($1::jsonb) AS w(publication uuid, "withdrawnOn" date, reason text) WHERE c.publication = w.publication`,
        [JSON.stringify([...withdrawn.values()])],
      );
    }
  },
};
