import {
  applicantTypes,
  applicationEvents,
  encodeEnvelope,
  resultCodes,
  type Envelope,
  type EventDefinition,
} from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import type { RecordedEvent } from '@mingjian/event-store';
import { createPool, inTransaction } from '@mingjian/postgres';
import { projectionSchema, startProjections } from '@mingjian/projections';
import { createRecord, keepEvents, recordSchema, statistics } from '@mingjian/reporting-service';
import type { Pool } from 'pg';
import { median } from './order-statistics.js';
import { inTurn } from './rounds.js';
import type { BenchServer } from './server.js';

export interface ProjectionFigures {
  readonly eventsPerSecond: number;
  readonly sqlEventsPerSecond: number;
  readonly ratio: number;
}

/** The plainest thing that counts table 3's cells from the same bytes: one statement over everything. */
const PLAIN = `
  CREATE TABLE IF NOT EXISTS plain_cells (organ text, year text, type text, result text, applicant_type text, n bigint);
  TRUNCATE plain_cells;
  INSERT INTO plain_cells
    SELECT data->>'organ', left(coalesce(data->>'decidedOn', data->>'receiptDate'), 4), type, data->>'result',
           data->>'applicantType', count(*)
    FROM record.events CROSS JOIN LATERAL (SELECT (body::jsonb)->'data' AS data) AS read
    GROUP BY 1, 2, 3, 4, 5`;

/**
 * Reporting's real statistics (table 3 with its case index, and the rest), rebuilt from the record by the real runner, beside one
 * `INSERT … SELECT … GROUP BY` over the same events in the same database.
 */
export const measureProjection = async (
  server: BenchServer,
  { events, report }: { readonly events: number; readonly report: (line: string) => void },
): Promise<ProjectionFigures> => {
  const { ownerUrl, appUrl, appRole } = await server.database('bench_projection');
  const owner = createPool(ownerUrl, { applicationName: 'bench', max: 2, statementTimeoutMs: 120_000 });
  const pool = createPool(appUrl, { applicationName: 'bench projections', max: 4 });
  await owner.query(`${recordSchema(appRole)} ${projectionSchema(appRole)}`);
  await fill(pool, events);
  const record = createRecord(pool);
  const projections = await startProjections({
    pool,
    logs: statistics.sources.map((source) => record.log(source)),
    projections: [statistics],
  });
  try {
    await projections.waitFor({ intake: events }, 120_000);
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const started = performance.now();
      await work();
      return events / ((performance.now() - started) / 1000);
    };
    const { ours, theirs } = await inTurn({
      ours: () => timed(() => projections.rebuild(statistics.name)),
      theirs: () => timed(() => owner.query(PLAIN)),
    });
    await requireEverything(owner, events);
    const [eventsPerSecond, sqlEventsPerSecond] = [median(ours), median(theirs)];
    report(`projection: ${Math.round(eventsPerSecond)} events/s, one statement ${Math.round(sqlEventsPerSecond)}`);
    return { eventsPerSecond, sqlEventsPerSecond, ratio: eventsPerSecond / sqlEventsPerSecond };
  } finally {
    await projections.stop();
    await pool.end();
    await owner.end();
  }
};

const PAGE = 2_000;

const fill = async (pool: Pool, events: number): Promise<void> => {
  for (let from = 0; from < events; from += PAGE) {
    const page = Array.from({ length: Math.min(PAGE, events - from) }, (_, index) => eventAt(from + index + 1));
    await inTransaction(pool, (client) => keepEvents(client, page));
  }
};

/** Odd: an application is registered; even: the same one is decided. */
const eventAt = (sequence: number): RecordedEvent => {
  const serial = Math.ceil(sequence / 2);
  const application = uuidFrom('bench', String(serial));
  const year = 2022 + (serial % 3);
  const of = {
    application,
    organ: `organ-${serial % 50}`,
    applicantType: applicantTypes[serial % applicantTypes.length]!,
  };
  const receiptDate = `${year}-0${1 + (serial % 9)}-1${serial % 10}`;
  const due = `${year}-12-01`;
  const registered = sequence % 2 === 1;
  const body = registered
    ? envelope(applicationEvents.ApplicationRegistered, sequence, application, 1, {
        ...of,
        channel: 'counter',
        number: `公申〔${year}〕${serial}号`,
        receiptDate,
        receiptBasis: 'handedIn',
        confirmation: null,
        term: { start: receiptDate, days: 20, due, provisional: false, calendar: `CN-${year}.1` },
      })
    : envelope(applicationEvents.ApplicationDecided, sequence, application, 2, {
        ...of,
        result: resultCodes[serial % resultCodes.length]!,
        articles: [],
        decidedOn: due,
        via: 'reply',
        receiptDate,
        due,
        document: null,
      });
  return {
    source: 'intake',
    sequence,
    recordedAt: new Date(Date.UTC(2022, 0, 1) + sequence),
    stream: body.subject,
    version: body.streamVersion,
    id: body.id,
    type: body.type,
    body: encodeEnvelope(body),
  };
};

const envelope = (
  definition: EventDefinition,
  sequence: number,
  application: string,
  streamVersion: number,
  data: Record<string, unknown>,
): Envelope => ({
  specversion: '1.0',
  id: uuidFrom('bench event', String(sequence)),
  source: '/mingjian/intake',
  type: definition.wireType,
  subject: `application-${application}`,
  time: '2022-01-01T00:00:00.000Z',
  datacontenttype: 'application/json',
  kind: definition.kind,
  streamVersion,
  actor: { sub: 'bench', organ: null, role: 'service', grant: null },
  actingFor: null,
  causationId: 'bench',
  correlationId: 'bench',
  command: { id: String(sequence), digest: '0'.repeat(64) },
  occurredOn: '2022-01-01',
  entry: 'live',
  pins: {},
  personal: [],
  data,
});

/** @throws Error when either side counted something else than all events */
const requireEverything = async (owner: Pool, events: number): Promise<void> => {
  const { rows } = await owner.query<{ plain: number }>('SELECT (SELECT sum(n) FROM plain_cells)::float8 AS plain');
  if (rows[0]!.plain !== events) throw new Error(`the plain statement counted ${rows[0]!.plain} of ${events} events`);
};
