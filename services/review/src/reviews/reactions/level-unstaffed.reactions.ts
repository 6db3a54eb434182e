import { grantEvents, organEvents, reviewEvents } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';
import { carryOut, type DailyDuty, type Engine, type Reaction } from '@mingjian/service-kit';
import { escalationOf, type ReviewCommand } from '../domain/index.js';
import { reviews } from '../review.aggregate.js';
import { staffingNow } from '../staffing.js';

const { ReviewOpened, ReviewContentEdited, ReviewDecided, ReviewClosed } = reviewEvents;
const begins: ReadonlySet<string> = new Set([ReviewOpened.wireType, ReviewContentEdited.wireType]);
const ends: ReadonlySet<string> = new Set([ReviewDecided.wireType, ReviewClosed.wireType]);

/** The reviews that wait for somebody's opinion: those that a change of the directory may concern. */
export const openReviews: Projection = {
  name: 'open_reviews',
  sources: ['review'],
  tables: ['open_reviews'],
  createTables: (schema) => `CREATE TABLE ${schema}.open_reviews (review uuid PRIMARY KEY);`,
  concerns: ({ type }) => begins.has(type) || ends.has(type),
  async apply(client, schema, events) {
    const open = new Map<unknown, boolean>();
    for (const { type, data } of events) {
      if (begins.has(type)) open.set(data['review'], true);
      if (ends.has(type)) open.set(data['review'], false);
    }
    const those = (wanted: boolean): unknown[] => [...open].filter(([, is]) => is === wanted).map(([id]) => id);
    await client.query(
      `WITH over AS (DELETE FROM ${schema}.open_reviews WHERE review = ANY($1::uuid[]))
       INSERT INTO ${schema}.open_reviews SELECT unnest($2::uuid[]) ON CONFLICT DO NOTHING`,
      [those(false), those(true)],
    );
  },
};

/** Grants and organs came or went: a level may have lost its last person, or the level above may have found one. */
export const onDirectoryChanged: Reaction = {
  name: 'review.directoryChanged',
  on: [grantEvents.GrantGiven, grantEvents.GrantRevoked, organEvents.OrganAbolished].map(({ wireType }) => wireType),
  react: ({ envelope }, engine) => escalateUnstaffed(engine, envelope.id),
};

/** Grants and deputies also begin and end with the day, without an event. */
export const escalateDaily: DailyDuty = {
  name: 'review.escalateUnstaffed',
  run: (engine) => escalateUnstaffed(engine, engine.today()),
};

/** @param cause the same for the same look, so that its repetition changes nothing */
const escalateUnstaffed = async (engine: Engine, cause: string): Promise<void> => {
  const { rows } = await engine.pool.query<{ review: string }>('SELECT review FROM read.open_reviews ORDER BY review');
  for (const { review } of rows) {
    await carryOut(
      reviews,
      {
        id: review,
        command: ({ state, today, directory }): ReviewCommand | undefined => {
          const staffing = staffingNow(directory, state, today);
          if (state.phase === 'absent' || !staffing || !escalationOf(state, staffing, today)) return undefined;
          return { type: 'Escalate', today, staffing };
        },
      },
      engine,
      {
        name: 'reaction levelUnstaffed',
        commandId: `escalate:${cause}:${review}`,
        correlationId: cause,
        causationId: cause,
      },
    );
  }
};
