import { reviewEvents } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Projection } from '@mingjian/projections';
import { aggregateInStream, idInStream, touchedBy, type Engine } from '@mingjian/service-kit';
import { actingOrgan, currentLevel, isUndecided, stageOf, type Review } from '../../domain/index.js';
import { reviews } from '../../review.aggregate.js';

/** With these, new bytes come to review. */
const beginnings: ReadonlySet<string> = new Set([
  reviewEvents.ReviewOpened.wireType,
  reviewEvents.ReviewContentEdited.wireType,
]);
const isReview = (stream: string): boolean => aggregateInStream(stream) === reviews.name;

/** What reviewers work through: every review as it stands. Each batch replaces what it touched by the present state of these streams. */
export const reviewQueueProjection = (engine: () => Engine): Projection => ({
  name: 'review_queue',
  sources: ['review'],
  tables: ['review_queue'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.review_queue (
      review uuid PRIMARY KEY,
      organ text NOT NULL,
      acting_organ text NOT NULL,
      section text NOT NULL,
      kind text NOT NULL,
      thing uuid NOT NULL,
      stage text NOT NULL,
      role text,
      level int NOT NULL,
      levels int NOT NULL,
      due date,
      began date NOT NULL,
      referred boolean NOT NULL,
      result text,
      outcome text,
      doubts int NOT NULL,
      secret text,
      findings int NOT NULL,
      drafters text[] NOT NULL
    );
    CREATE INDEX ON ${schema}.review_queue (organ, stage, due, review);`,
  concerns: ({ stream }) => isReview(stream),
  async apply(client, schema, events) {
    const rows: object[] = [];
    const began = new Map<string, CivilDate>();
    for (const event of events) {
      if (isReview(event.stream) && beginnings.has(event.type)) began.set(event.stream, event.envelope.occurredOn);
    }
    for (const [stream, version] of touchedBy(events, isReview)) {
      const { state } = await engine().pipeline.load(reviews, idInStream(stream), version);
      if (state.phase !== 'absent') rows.push({ ...rowOf(state), began: began.get(stream) ?? null });
    }
    await client.query(
      `INSERT INTO ${schema}.review_queue
       SELECT q.review, q.organ, q.acting_organ, q.section, q.kind, q.thing, q.stage, q.role, q.level, q.levels, q.due,
         coalesce(q.began, (SELECT known.began FROM ${schema}.review_queue known WHERE known.review = q.review)), q.referred,
         q.result, q.outcome, q.doubts, q.secret, q.findings, q.drafters
       FROM jsonb_to_recordset($1::jsonb) AS q(review uuid, organ text, acting_organ text, section text, kind text, thing uuid,
         stage text, role text, level int, levels int, due date, began date, referred boolean, result text, outcome text, doubts int, secret text, findings int,
         drafters text[])
       ON CONFLICT (review) DO UPDATE SET acting_organ = excluded.acting_organ, section = excluded.section, stage = excluded.stage,
         role = excluded.role, level = excluded.level, levels = excluded.levels, due = excluded.due, began = excluded.began,
         referred = excluded.referred, result = excluded.result,
         outcome = excluded.outcome, doubts = excluded.doubts, secret = excluded.secret, findings = excluded.findings,
         drafters = excluded.drafters`,
      [JSON.stringify(rows)],
    );
  },
});

const rowOf = (review: Review): object => ({
  review: review.review,
  organ: review.organ,
  acting_organ: actingOrgan(review),
  section: review.section,
  kind: review.thing.kind,
  thing: review.thing.id,
  stage: stageOf(review),
  role: isUndecided(review) ? (currentLevel(review)?.role ?? null) : null,
  level: review.round.opinions.length,
  levels: review.levels.length,
  due: review.due,
  // An answer to a referral does not shorten the longer term.
  referred: review.round.referredOn !== null || review.round.answer !== null,
  result: review.content.result,
  outcome: review.round.outcome,
  doubts: review.doubts.length,
  secret: review.secret?.level ?? null,
  findings: review.round.personalData.filter(({ decision }) => decision === null).length,
  drafters: review.drafters,
});
