import { publicationEvents, type PublicationEvent } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';

/** With the sequence of the event that says so. */
type Changed<Data> = Data & { readonly changed: number };

type DataOf<Name extends PublicationEvent['type']> = Extract<PublicationEvent, { type: Name }>['data'];

const { DocumentRepealed, ItemPublished, PublicationRefiled, PublicationWithdrawn } = publicationEvents;
const concerned: readonly string[] = [DocumentRepealed, ItemPublished, PublicationRefiled, PublicationWithdrawn].map(
  ({ wireType }) => wireType,
);

/** What the portal lists: every publication with its newest version, and the tombstones of those that were taken back. */
export const catalogueProjection: Projection = {
  name: 'catalogue',
  sources: ['publish'],
  tables: ['catalogue', 'catalogue_versions'],
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
      -- The moment of the record, for the tags and feeds that want one.
      published_at timestamptz NOT NULL,
      -- The last day on which the entry changed for the public, for who asks what is new.
      updated_on date NOT NULL,
      originally_published_on date,
      withdrawn_on date,
      withdrawal_reason text,
      -- The sequence of the event that changed it last: whoever keeps a copy asks for what is beyond theirs.
      changed bigint NOT NULL
    );
    CREATE INDEX ON ${schema}.catalogue (changed);
    CREATE INDEX ON ${schema}.catalogue (category, published_on DESC, index_number DESC);
    CREATE INDEX ON ${schema}.catalogue (published_on DESC, index_number DESC);
    CREATE INDEX ON ${schema}.catalogue (updated_on, publication);
    CREATE INDEX ON ${schema}.catalogue (about) WHERE about IS NOT NULL;
    CREATE INDEX ON ${schema}.catalogue (organ, node, published_on DESC);
    -- Not unique: patterns are the organs' choice, and two that meet must not stop the portal.
    CREATE INDEX ON ${schema}.catalogue (index_number);
    CREATE TABLE ${schema}.catalogue_versions (
      publication uuid NOT NULL,
      version integer NOT NULL,
      title text NOT NULL,
      digest text NOT NULL,
      published_on date NOT NULL,
      PRIMARY KEY (publication, version)
    );`,

  concerns: ({ type }) => concerned.includes(type),

  async apply(client, schema, events) {
    // Versions of one publication may follow each other in a batch: the last one counts.
    const newest = new Map<string, Changed<DataOf<'ItemPublished'>> & { readonly publishedAt: string }>();
    const versions: DataOf<'ItemPublished'>[] = [];
    const withdrawn = new Map<string, Changed<DataOf<'PublicationWithdrawn'>>>();
    const repealed = new Map<string, Changed<DataOf<'DocumentRepealed'>>>();
    const refiled = new Map<string, Changed<DataOf<'PublicationRefiled'>>>();
    for (const event of events) {
      const changed = event.sequence;
      if (event.name === 'ItemPublished') {
        const data = event.data as DataOf<'ItemPublished'>;
        newest.set(data.publication, { ...data, changed, publishedAt: event.recordedAt.toISOString() });
        versions.push(data);
        withdrawn.delete(data.publication);
        refiled.delete(data.publication);
      }
      if (event.name === 'PublicationWithdrawn') {
        const data = event.data as DataOf<'PublicationWithdrawn'>;
        withdrawn.set(data.publication, { ...data, changed });
      }
      if (event.name === 'DocumentRepealed') {
        const data = event.data as DataOf<'DocumentRepealed'>;
        repealed.set(data.publication, { ...data, changed });
      }
      if (event.name === 'PublicationRefiled') {
        const data = event.data as DataOf<'PublicationRefiled'>;
        refiled.set(data.publication, { ...data, changed });
      }
    }
    if (newest.size > 0) {
      await client.query(
        `INSERT INTO ${schema}.catalogue (publication, index_number, organ, category, visibility, title, node, topic, genre,
           document_number, formed_on, normative, valid_to, about, relation, links, version, digest, published_on, published_at, updated_on, originally_published_on, changed)
         SELECT publication, "indexNumber", organ, category, visibility, title,
           description #>> '{filing,node}', description #>> '{filing,topic}', description #>> '{filing,genre}',
           description ->> 'documentNumber', (description ->> 'formedOn')::date,
           description #>> '{normative,kind}', (description #>> '{normative,validTo}')::date,
           (description #>> '{about,item}')::uuid, description #>> '{about,relation}',
           coalesce(links, '{}'), version, digest, "publishedOn", "publishedAt", "publishedOn",
           (description ->> 'originallyPublishedOn')::date, changed
         FROM jsonb_to_recordset($1::jsonb) AS p(publication uuid, "indexNumber" text, organ text, category text, visibility text,
                                                 title text, description jsonb, links text[], version integer, digest text,
                                                 "publishedOn" date, "publishedAt" timestamptz, changed bigint)
         ON CONFLICT (publication) DO UPDATE SET category = excluded.category, visibility = excluded.visibility,
           title = excluded.title, node = excluded.node, topic = excluded.topic, genre = excluded.genre,
           document_number = excluded.document_number, formed_on = excluded.formed_on,
           normative = excluded.normative, valid_to = excluded.valid_to, about = excluded.about, relation = excluded.relation, links = excluded.links,
           version = excluded.version, digest = excluded.digest, published_on = excluded.published_on,
           published_at = excluded.published_at, updated_on = excluded.updated_on,
           originally_published_on = excluded.originally_published_on,
           withdrawn_on = NULL, withdrawal_reason = NULL, changed = excluded.changed`,
        [JSON.stringify([...newest.values()])],
      );
      await client.query(
        `INSERT INTO ${schema}.catalogue_versions (publication, version, title, digest, published_on)
         SELECT publication, version, title, digest, "publishedOn"
         FROM jsonb_to_recordset($1::jsonb) AS v(publication uuid, version integer, title text, digest text, "publishedOn" date)
         ON CONFLICT DO NOTHING`,
        [JSON.stringify(versions)],
      );
    }
    if (repealed.size > 0) {
      await client.query(
        `UPDATE ${schema}.catalogue c SET repealed_on = r."repealedOn", repealed_by = r."repealedBy", repealing_document = r.document,
           updated_on = greatest(c.updated_on, r."repealedOn"), changed = greatest(c.changed, r.changed)
         FROM jsonb_to_recordset($1::jsonb) AS r(publication uuid, "repealedOn" date, "repealedBy" uuid, document text, changed bigint)
         WHERE c.publication = r.publication`,
        [JSON.stringify([...repealed.values()])],
      );
    }
    if (refiled.size > 0) {
      await client.query(
        `UPDATE ${schema}.catalogue c SET node = r.filing ->> 'node', topic = r.filing ->> 'topic', genre = r.filing ->> 'genre', changed = greatest(c.changed, r.changed)
         FROM jsonb_to_recordset($1::jsonb) AS r(publication uuid, filing jsonb, changed bigint) WHERE c.publication = r.publication`,
        [JSON.stringify([...refiled.values()])],
      );
    }
    if (withdrawn.size > 0) {
      await client.query(
        `UPDATE ${schema}.catalogue c SET withdrawn_on = w."withdrawnOn", withdrawal_reason = w.reason, updated_on = w."withdrawnOn",
           changed = greatest(c.changed, w.changed)
         FROM jsonb_to_recordset($1::jsonb) AS w(publication uuid, "withdrawnOn" date, reason text, changed bigint) WHERE c.publication = w.publication`,
        [JSON.stringify([...withdrawn.values()])],
      );
    }
  },
};
