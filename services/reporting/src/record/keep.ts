import type { RecordedEvent } from '@mingjian/event-store';
import type { Pool, PoolClient } from 'pg';
import { caseOf } from './case-of.js';

/**
 * Adds events to the record, each once: what is there already stays as it is, so order and repetition do not matter. In one statement, which is
 * a transaction of its own outside of one. Call `EventRecord.announce` after the commit.
 */
export const keepEvents = async (db: Pool | PoolClient, events: readonly RecordedEvent[]): Promise<void> => {
  if (events.length === 0) return;
  await db.query({
    name: 'record-keep',
    text: 'select record.keep($1, $2, $3, $4, $5, $6, $7, $8, string_to_array($9, chr(10)))',
    values: [
      events.map(({ source }) => source),
      events.map(({ sequence }) => sequence),
      events.map(({ recordedAt }) => recordedAt.toISOString()),
      events.map(({ stream }) => stream),
      events.map(({ version }) => version),
      events.map(({ id }) => id),
      events.map(({ type }) => type),
      events.map(caseOf),
      // Lines of canonical JSON: as an array they would be escaped here and unescaped there.
      events.map(({ body }) => body).join('\n'),
    ],
  });
};
