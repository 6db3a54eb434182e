import {
  consultationEvents,
  publicationEvents,
  type ConsultationEvent,
  type PublicationEvent,
} from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';
import type { PoolClient } from 'pg';

type Event = ConsultationEvent | PublicationEvent;
type DataOf<Name extends Event['type']> = Extract<Event, { type: Name }>['data'];

const { CommentAnswered, CommentPeriodConcluded, CommentPeriodOpened, CommentReceived } = consultationEvents;
const { ItemPublished, PublicationWithdrawn } = publicationEvents;
const wanted = [
  CommentAnswered,
  CommentPeriodConcluded,
  CommentPeriodOpened,
  CommentReceived,
  ItemPublished,
  PublicationWithdrawn,
];
const concerned: readonly string[] = wanted.map(({ wireType }) => wireType);

/** Consultations with how many comments came and what became of them, and the publications that they can name. */
export const consultationListProjection: Projection = {
  name: 'consultations',
  sources: ['publish'],
  tables: ['consultations', 'consultation_comments', 'consultation_documents'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.consultations (
      consultation uuid PRIMARY KEY,
      organ text NOT NULL,
      draft uuid NOT NULL,
      opens_on date NOT NULL,
      closes_on date NOT NULL,
      shortened boolean NOT NULL,
      feedback uuid,
      decision uuid,
      concluded_on date
    );
    CREATE INDEX ON ${schema}.consultations (opens_on DESC);
    CREATE TABLE ${schema}.consultation_comments (
      comment uuid PRIMARY KEY,
      consultation uuid NOT NULL,
      adoption text
    );
    CREATE INDEX ON ${schema}.consultation_comments (consultation);
    CREATE TABLE ${schema}.consultation_documents (
      publication uuid PRIMARY KEY,
      organ text NOT NULL,
      index_number text NOT NULL,
      title text NOT NULL,
      is_out boolean NOT NULL
    );`,

  concerns: ({ type }) => concerned.includes(type),

  async apply(client, schema, events) {
    // One after the other: comments are few, and a run of publications is one statement.
    let run: DataOf<'ItemPublished'>[] = [];
    const flush = async (): Promise<void> => {
      await keepDocuments(client, schema, run);
      run = [];
    };
    for (const { name, data } of events) {
      if (name === 'ItemPublished') {
        run.push(data as DataOf<'ItemPublished'>);
      } else {
        await flush();
        await applyOne(client, schema, { type: name, data } as unknown as Event);
      }
    }
    await flush();
  },
};

const keepDocuments = async (
  client: PoolClient,
  schema: string,
  published: readonly DataOf<'ItemPublished'>[],
): Promise<void> => {
  if (published.length === 0) return;
  const newest = new Map(published.map((data) => [data.publication, data]));
  await client.query(
    `INSERT INTO ${schema}.consultation_documents
     SELECT publication, organ, "indexNumber", title, visibility = 'public'
     FROM jsonb_to_recordset($1::jsonb) AS p(publication uuid, organ text, "indexNumber" text, title text, visibility text)
     ON CONFLICT (publication) DO UPDATE SET title = excluded.title, is_out = excluded.is_out`,
    [JSON.stringify([...newest.values()])],
  );
};

const applyOne = async (client: PoolClient, schema: string, event: Event): Promise<void> => {
  switch (event.type) {
    case 'PublicationWithdrawn':
      await client.query(`UPDATE ${schema}.consultation_documents SET is_out = false WHERE publication = $1`, [
        event.data.publication,
      ]);
      return;
    case 'CommentPeriodOpened': {
      const { consultation, organ, draft, opensOn, closesOn, shortened } = event.data;
      await client.query(`INSERT INTO ${schema}.consultations VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`, [
        consultation,
        organ,
        draft,
        opensOn,
        closesOn,
        shortened,
      ]);
      return;
    }
    case 'CommentReceived':
      await client.query(`INSERT INTO ${schema}.consultation_comments VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
        event.data.comment,
        event.data.consultation,
      ]);
      return;
    case 'CommentAnswered':
      await client.query(`UPDATE ${schema}.consultation_comments SET adoption = $2 WHERE comment = $1`, [
        event.data.comment,
        event.data.adoption,
      ]);
      return;
    case 'CommentPeriodConcluded': {
      const { consultation, feedback, decision, concludedOn } = event.data;
      await client.query(
        `UPDATE ${schema}.consultations SET feedback = $2, decision = $3, concluded_on = $4 WHERE consultation = $1`,
        [consultation, feedback, decision, concludedOn],
      );
      return;
    }
    default:
  }
};
