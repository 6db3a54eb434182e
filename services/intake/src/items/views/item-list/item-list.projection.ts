import type { Projection } from '@mingjian/projections';
import { aggregateInStream, idInStream, touchedBy, type Engine } from '@mingjian/service-kit';
import type { ItemState } from '../../domain/index.js';
import { items } from '../../item.aggregate.js';

const isItem = (stream: string): boolean => aggregateInStream(stream) === items.name;

type Proposed = Exclude<ItemState, { phase: 'unknown' }>;

/** What the office looks over: every item as it stands. Each batch replaces what it touched by the present state of these streams. */
export const itemListProjection = (engine: () => Engine): Projection => ({
  name: 'items',
  sources: ['intake'],
  tables: ['items'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.items (
      item uuid PRIMARY KEY,
      organ text NOT NULL,
      section text NOT NULL,
      responsible text NOT NULL,
      category text NOT NULL,
      node text,
      visibility text NOT NULL,
      manners text[] NOT NULL,
      formed_on date NOT NULL,
      publish_by date NOT NULL,
      term_missed boolean NOT NULL,
      phase text NOT NULL,
      published_on date,
      index_number text,
      duties jsonb NOT NULL
    );
    CREATE INDEX ON ${schema}.items (organ, formed_on DESC);`,
  concerns: ({ stream }) => isItem(stream),
  async apply(client, schema, events) {
    const rows: object[] = [];
    for (const [stream, version] of touchedBy(events, isItem)) {
      const { state } = await engine().pipeline.load(items, idInStream(stream), version);
      if (state.phase !== 'unknown') rows.push(rowOf(state));
    }
    await client.query(
      `INSERT INTO ${schema}.items
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS i(item uuid, organ text, section text, responsible text, category text, node text,
         visibility text, manners text[], formed_on date, publish_by date, term_missed boolean, phase text, published_on date,
         index_number text, duties jsonb)
       ON CONFLICT (item) DO UPDATE SET node = excluded.node, visibility = excluded.visibility, publish_by = excluded.publish_by,
         term_missed = excluded.term_missed, phase = excluded.phase, published_on = excluded.published_on,
         index_number = excluded.index_number, duties = excluded.duties`,
      [JSON.stringify(rows)],
    );
  },
});

const rowOf = (state: Proposed): object => ({
  item: state.item,
  organ: state.organ,
  section: state.section,
  responsible: state.responsible,
  category: state.category,
  node: state.description.filing?.node ?? null,
  visibility: state.visibility,
  manners: state.description.manners,
  formed_on: state.formedOn,
  publish_by: state.publishBy,
  term_missed: state.termMissed,
  phase: state.phase,
  published_on: state.publishedOn,
  index_number: state.indexNumber,
  duties: state.duties,
});
