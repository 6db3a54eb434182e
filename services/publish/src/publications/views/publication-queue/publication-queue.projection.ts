import type { Projection } from '@mingjian/projections';
import { aggregateInStream, idInStream, touchedBy, type Engine } from '@mingjian/service-kit';
import { isReleasable, stageOf, type Publication } from '../../domain/index.js';
import { publications } from '../../publication.aggregate.js';

const isPublication = (stream: string): boolean => aggregateInStream(stream) === publications.name;

/** What the publisher works through: every item in publish as it stands. Each batch replaces what it touched by the present state of these streams. */
export const publicationQueueProjection = (engine: () => Engine): Projection => ({
  name: 'publication_queue',
  sources: ['publish'],
  tables: ['publication_queue'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.publication_queue (
      publication uuid PRIMARY KEY,
      item uuid NOT NULL,
      organ text NOT NULL,
      section text,
      stage text NOT NULL,
      releasable boolean NOT NULL,
      category text,
      visibility text,
      index_number text,
      published_on date,
      versions int NOT NULL
    );
    CREATE INDEX ON ${schema}.publication_queue (organ, stage, publication);`,
  concerns: ({ stream }) => isPublication(stream),
  async apply(client, schema, events) {
    const rows: object[] = [];
    for (const [stream, version] of touchedBy(events, isPublication)) {
      const { state } = await engine().pipeline.load(publications, idInStream(stream), version);
      if (state.phase !== 'absent') rows.push(rowOf(state));
    }
    await client.query(
      `INSERT INTO ${schema}.publication_queue
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS q(publication uuid, item uuid, organ text, section text, stage text, releasable boolean, category text,
         visibility text, index_number text, published_on date, versions int)
       ON CONFLICT (publication) DO UPDATE SET section = excluded.section, stage = excluded.stage, releasable = excluded.releasable, category = excluded.category,
         visibility = excluded.visibility, index_number = excluded.index_number, published_on = excluded.published_on,
         versions = excluded.versions`,
      [JSON.stringify(rows)],
    );
  },
});

const rowOf = (publication: Publication): object => ({
  publication: publication.publication,
  item: publication.item,
  organ: publication.organ,
  section: publication.section,
  stage: stageOf(publication),
  releasable: isReleasable(publication),
  category: publication.draft?.category ?? null,
  visibility: publication.draft?.visibility ?? publication.published?.visibility ?? null,
  index_number: publication.published?.indexNumber ?? publication.indexNumber,
  published_on: publication.published?.publishedOn ?? null,
  versions: publication.versions,
});
