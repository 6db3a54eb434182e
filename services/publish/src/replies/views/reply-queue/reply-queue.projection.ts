import type { Projection } from '@mingjian/projections';
import { aggregateInStream, idInStream, touchedBy, type Engine } from '@mingjian/service-kit';
import { stageOf, type Reply } from '../../domain/index.js';
import { replies } from '../../reply.aggregate.js';

const isReply = (stream: string): boolean => aggregateInStream(stream) === replies.name;

/** What the publisher works through: every reply as it stands. Each batch replaces what it touched by the present state of these streams. */
export const replyQueueProjection = (engine: () => Engine): Projection => ({
  name: 'reply_queue',
  sources: ['publish'],
  tables: ['reply_queue'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.reply_queue (
      reply uuid PRIMARY KEY,
      application uuid NOT NULL,
      organ text NOT NULL,
      stage text NOT NULL,
      result text,
      number text,
      issued_on date,
      delivered_on date
    );
    CREATE INDEX ON ${schema}.reply_queue (organ, stage, reply);`,
  concerns: ({ stream }) => isReply(stream),
  async apply(client, schema, events) {
    const rows: object[] = [];
    for (const [stream, version] of touchedBy(events, isReply)) {
      const { state } = await engine().pipeline.load(replies, idInStream(stream), version);
      if (state.phase !== 'absent') rows.push(rowOf(state));
    }
    await client.query(
      `INSERT INTO ${schema}.reply_queue
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS q(reply uuid, application uuid, organ text, stage text, result text, number text,
         issued_on date, delivered_on date)
       ON CONFLICT (reply) DO UPDATE SET stage = excluded.stage, result = excluded.result, number = excluded.number,
         issued_on = excluded.issued_on, delivered_on = excluded.delivered_on`,
      [JSON.stringify(rows)],
    );
  },
});

const rowOf = (reply: Reply): object => ({
  reply: reply.reply,
  application: reply.application,
  organ: reply.organ,
  stage: stageOf(reply),
  result: reply.letter?.result ?? null,
  number: reply.number,
  issued_on: reply.issued?.issuedOn ?? null,
  delivered_on: reply.deliveredOn,
});
