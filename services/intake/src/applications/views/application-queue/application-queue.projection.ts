import type { Projection } from '@mingjian/projections';
import { aggregateInStream, idInStream, touchedBy, type Engine } from '@mingjian/service-kit';
import { applications } from '../../application.aggregate.js';
import { isTermRunning, stageOf, type ApplicationState } from '../../domain/index.js';

const isApplication = (stream: string): boolean => aggregateInStream(stream) === applications.name;

type Known = Exclude<ApplicationState, { phase: 'absent' }>;

/** What the desks work through: every application as it stands. Each batch replaces what it touched by the present state of these streams. */
export const applicationQueueProjection = (engine: () => Engine): Projection => ({
  name: 'application_queue',
  sources: ['intake'],
  tables: ['application_queue'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.application_queue (
      application uuid PRIMARY KEY,
      organ text NOT NULL,
      stage text NOT NULL,
      number text,
      section text,
      handler text,
      co_handling text[] NOT NULL,
      channel text NOT NULL,
      applicant_type text NOT NULL,
      submitted_on date NOT NULL,
      receipt_date date,
      due date,
      term_running boolean NOT NULL,
      internal_due date,
      result text,
      closed_on date
    );
    CREATE INDEX ON ${schema}.application_queue (organ, stage, due, application);`,
  concerns: ({ stream }) => isApplication(stream),
  async apply(client, schema, events) {
    const rows: object[] = [];
    for (const [stream, version] of touchedBy(events, isApplication)) {
      const { state } = await engine().pipeline.load(applications, idInStream(stream), version);
      if (state.phase !== 'absent') rows.push(rowOf(state));
    }
    await client.query(
      `INSERT INTO ${schema}.application_queue
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS q(application uuid, organ text, stage text, number text, section text, handler text,
         co_handling text[], channel text, applicant_type text, submitted_on date, receipt_date date, due date, term_running boolean,
         internal_due date, result text, closed_on date)
       ON CONFLICT (application) DO UPDATE SET stage = excluded.stage, number = excluded.number, section = excluded.section,
         handler = excluded.handler, co_handling = excluded.co_handling, applicant_type = excluded.applicant_type,
         receipt_date = excluded.receipt_date, due = excluded.due, term_running = excluded.term_running,
         internal_due = excluded.internal_due, result = excluded.result, closed_on = excluded.closed_on`,
      [JSON.stringify(rows)],
    );
  },
});

const rowOf = (state: Known): object => ({
  application: state.application,
  organ: state.organ,
  stage: stageOf(state),
  channel: state.channel,
  applicant_type: state.applicantType,
  submitted_on: state.submittedOn,
  ...detailsOf(state),
});

const detailsOf = (state: Known): object => {
  const open = {
    number: null,
    section: null,
    handler: null,
    co_handling: [],
    receipt_date: null,
    due: null,
    term_running: false,
    internal_due: null,
    result: null,
    closed_on: null,
  };
  if (state.phase === 'received') return open;
  if (state.phase === 'closed') {
    const { number, section, receiptDate, due, result, closedOn } = state;
    return { ...open, number, section, receipt_date: receiptDate, due, result, closed_on: closedOn };
  }
  return {
    ...open,
    number: state.number,
    section: state.assignment?.section ?? null,
    handler: state.assignment?.handler ?? null,
    co_handling: state.coHandling.filter(({ answered }) => !answered).map(({ section }) => section),
    receipt_date: state.receiptDate,
    due: state.term.due,
    term_running: isTermRunning(state),
    internal_due: state.assignment?.internalDue ?? null,
  };
};
