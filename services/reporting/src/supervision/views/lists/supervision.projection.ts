import { eventNameIn, ratingEvents } from '@mingjian/contracts';
import type { ProjectedEvent, Projection } from '@mingjian/projections';
import { aggregateInStream, idInStream, touchedBy, type AnyAggregate, type Engine } from '@mingjian/service-kit';
import type { PoolClient } from 'pg';
import {
  appraisalId,
  countedBy,
  tellingEvents,
  type AppraisalState,
  type InspectionState,
  type MeasureState,
  type RectificationState,
  type TellingEvent,
} from '../../domain/index.js';
import { appraisals } from '../../appraisal.aggregate.js';
import { inspections } from '../../inspection.aggregate.js';
import { measures } from '../../measure.aggregate.js';
import { rectifications } from '../../rectification.aggregate.js';

const telling: ReadonlySet<string> = new Set(tellingEvents);
const RATED = ratingEvents.ApplicationRated.wireType;
const own: ReadonlySet<string> = new Set([inspections.name, rectifications.name, measures.name, appraisals.name]);

/**
 * What those who supervise look over: inspections, rectifications and measures as they stand, and how often each organ missed what it
 * owed, by year. Of the first a batch brings the present states; of the last each event counts by itself, in whatever order.
 */
export const supervisionProjection = (engine: () => Engine): Projection => ({
  name: 'supervision',
  sources: ['intake', 'reporting'],
  tables: ['inspections', 'rectifications', 'measures', 'appraisals', 'supervision_counts', 'satisfaction'],
  createTables: (schema) => `
    create table ${schema}.inspections (
      inspection uuid primary key,
      organ text not null,
      kind text not null,
      period text not null,
      opened_on date not null,
      due_on date not null,
      phase text not null,
      organs text[] not null,
      reported text[] not null,
      missed text[] not null
    );
    create table ${schema}.rectifications (
      rectification uuid primary key,
      organ text not null,
      ordered_by text not null,
      inspection uuid,
      problem int,
      complaint uuid,
      ordered_on date not null,
      due_on date not null,
      phase text not null,
      returns int not null,
      overdue int not null
    );
    create index on ${schema}.rectifications (organ, ordered_on);
    create table ${schema}.measures (
      measure uuid primary key,
      organ text not null,
      taken_by text not null,
      kind text not null,
      article text not null,
      taken_on date not null,
      outcome text
    );
    create table ${schema}.appraisals (
      appraisal text primary key,
      organ text not null,
      year int not null,
      appraiser text not null,
      phase text not null,
      total int,
      digest text,
      appeal_by date,
      appealed boolean not null
    );
    create table ${schema}.supervision_counts (
      organ text not null,
      year int not null,
      measure text not null,
      n int not null,
      primary key (organ, year, measure)
    );
    create table ${schema}.satisfaction (
      organ text not null,
      year int not null,
      score int not null,
      n int not null,
      primary key (organ, year, score)
    );`,
  concerns: ({ stream, type }) =>
    own.has(aggregateInStream(stream)) || telling.has(eventNameIn(type)) || type === RATED,
  async apply(client, schema, events) {
    await replace(client, `${schema}.inspections`, await statesOf(engine, inspections, events, inspectionRow));
    await replace(client, `${schema}.rectifications`, await statesOf(engine, rectifications, events, rectificationRow));
    await replace(client, `${schema}.measures`, await statesOf(engine, measures, events, measureRow));
    await replace(client, `${schema}.appraisals`, await statesOf(engine, appraisals, events, appraisalRow));
    await count(client, schema, events);
    await rate(client, schema, events);
  },
});

const statesOf = async <State>(
  engine: () => Engine,
  aggregate: { readonly name: string },
  events: readonly ProjectedEvent[],
  rowOf: (state: State) => object | undefined,
): Promise<readonly object[]> => {
  const rows: object[] = [];
  const belongs = (stream: string): boolean => aggregateInStream(stream) === aggregate.name;
  for (const [stream, version] of touchedBy(events, belongs)) {
    const { state } = await engine().pipeline.load(aggregate as AnyAggregate, idInStream(stream), version);
    rows.push(rowOf(state as State) ?? []);
  }
  return rows.flat();
};

/** The first column of each table is its key. */
const replace = async (client: PoolClient, table: string, rows: readonly object[]): Promise<void> => {
  if (rows.length === 0) return;
  const key = Object.keys(rows[0]!)[0]!;
  const news = JSON.stringify(rows);
  await client.query(
    `delete from ${table} t using jsonb_populate_recordset(null::${table}, $1::jsonb) as news where t.${key} = news.${key}`,
    [news],
  );
  await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [news]);
};

const inspectionRow = (state: InspectionState): object | undefined =>
  state.phase === 'unknown'
    ? undefined
    : {
        inspection: state.inspection,
        organ: state.organ,
        kind: state.kind,
        period: state.period,
        opened_on: state.on,
        due_on: state.dueOn,
        phase: state.phase,
        organs: state.organs,
        reported: Object.keys(state.findings),
        missed: state.missed ?? [],
      };

const rectificationRow = (state: RectificationState): object | undefined =>
  state.phase === 'unknown'
    ? undefined
    : {
        rectification: state.rectification,
        organ: state.organ,
        ordered_by: state.orderedBy,
        inspection: state.inspection,
        problem: state.problem,
        complaint: state.complaint,
        ordered_on: state.on,
        due_on: state.dueOn,
        phase: state.phase,
        returns: state.returns,
        overdue: state.overdue.length,
      };

const measureRow = (state: MeasureState): object | undefined =>
  state.phase === 'unknown'
    ? undefined
    : {
        measure: state.measure,
        organ: state.organ,
        taken_by: state.takenBy,
        kind: state.kind,
        article: state.article,
        taken_on: state.on,
        outcome: state.answer?.outcome ?? null,
      };

const appraisalRow = (state: AppraisalState): object | undefined =>
  state.phase === 'unknown'
    ? undefined
    : {
        appraisal: appraisalId(state.organ, state.year),
        organ: state.organ,
        year: state.year,
        appraiser: state.appraiser,
        phase: state.phase,
        total: state.result?.total ?? null,
        digest: state.result?.digest ?? null,
        appeal_by: state.frozen?.appealBy ?? null,
        appealed: state.appeal !== null,
      };

const count = async (client: PoolClient, schema: string, events: readonly ProjectedEvent[]): Promise<void> => {
  const cases = events
    .filter(({ type }) => telling.has(eventNameIn(type)))
    .filter(({ envelope }) => envelope.entry === 'live')
    // The data was checked against its schema when it was written.
    .flatMap(({ name, data }) => countedBy({ type: name, data } as unknown as TellingEvent) ?? []);
  if (cases.length === 0) return;
  await client.query(
    `insert into ${schema}.supervision_counts (organ, year, measure, n)
     select organ, year, measure, count(*) from jsonb_to_recordset($1::jsonb) as c (organ text, year int, measure text)
     group by organ, year, measure
     on conflict (organ, year, measure) do update set n = supervision_counts.n + excluded.n`,
    [JSON.stringify(cases)],
  );
};

const rate = async (client: PoolClient, schema: string, events: readonly ProjectedEvent[]): Promise<void> => {
  const rated = events.filter(({ type }) => type === RATED).map(({ data }) => data);
  if (rated.length === 0) return;
  await client.query(
    `insert into ${schema}.satisfaction (organ, year, score, n)
     select organ, extract(year from "ratedOn"), score, count(*)
     from jsonb_to_recordset($1::jsonb) as r (organ text, "ratedOn" date, score int) group by 1, 2, 3
     on conflict (organ, year, score) do update set n = satisfaction.n + excluded.n`,
    [JSON.stringify(rated)],
  );
};
