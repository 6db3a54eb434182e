import type { Projection } from '@mingjian/projections';
import { aggregateInStream, idInStream, touchedBy, type Engine } from '@mingjian/service-kit';
import { complaints } from '../../complaint.aggregate.js';
import { owedBy, type KnownComplaint } from '../../domain/index.js';

const isComplaint = (stream: string): boolean => aggregateInStream(stream) === complaints.name;

/** The ledger of complaints (投诉举报台账), each as it stands. A batch replaces what it touched by the present state of these streams. */
export const complaintListProjection = (engine: () => Engine): Projection => ({
  name: 'complaints',
  sources: ['intake'],
  tables: ['complaints'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.complaints (
      complaint uuid PRIMARY KEY,
      organ text NOT NULL,
      received_by text NOT NULL,
      about text,
      kind text NOT NULL,
      channel text NOT NULL,
      subject text NOT NULL,
      anonymous boolean NOT NULL,
      received_on date NOT NULL,
      phase text NOT NULL,
      owed text,
      due date,
      missed text[] NOT NULL,
      finding text,
      closed_on date
    );
    CREATE INDEX ON ${schema}.complaints (organ, received_on DESC);`,
  concerns: ({ stream }) => isComplaint(stream),
  async apply(client, schema, events) {
    const rows: object[] = [];
    for (const [stream, version] of touchedBy(events, isComplaint)) {
      const { state } = await engine().pipeline.load(complaints, idInStream(stream), version);
      if (state.phase !== 'unknown') rows.push(rowOf(state));
    }
    await client.query(
      `INSERT INTO ${schema}.complaints
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS c(complaint uuid, organ text, received_by text, about text, kind text,
         channel text, subject text, anonymous boolean, received_on date, phase text, owed text, due date, missed text[],
         finding text, closed_on date)
       ON CONFLICT (complaint) DO UPDATE SET organ = excluded.organ, phase = excluded.phase, owed = excluded.owed,
         due = excluded.due, missed = excluded.missed, finding = excluded.finding, closed_on = excluded.closed_on`,
      [JSON.stringify(rows)],
    );
  },
});

const rowOf = (state: KnownComplaint): object => ({
  complaint: state.complaint,
  organ: state.organ,
  received_by: state.receivedBy,
  about: state.about,
  kind: state.kind,
  channel: state.channel,
  subject: state.subject,
  anonymous: state.anonymous,
  received_on: state.receivedOn,
  phase: state.phase,
  owed: owedBy(state)?.step ?? null,
  due: owedBy(state)?.due ?? null,
  missed: state.missed,
  finding: state.finding,
  closed_on: state.closedOn,
});
