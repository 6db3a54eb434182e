import type { Pool, PoolClient } from 'pg';
import type { StrangeMessage } from '../port.js';

/** A message that is no event, and keeps back later events of its key. */
export interface ParkedStranger {
  readonly key: string;
  readonly source: string;
  readonly place: string;
  readonly reason: string;
  readonly parkedAt: Date;
  /** The last sequence of the source that was there when it came. */
  readonly known: number;
}

/** What is there of a source: everything up to `complete`, and its last is `last`. */
export interface Arrived {
  readonly complete: number;
  readonly last: number;
}

interface StrangerRow {
  key: string;
  source: string;
  place: string;
  reason: string;
  parked_at: Date;
  known: string | number;
}

/**
 * The messages that one inbox could not read (`inboxSchema`). Nobody can deal with such a message; but if it was an event, its sequence is
 * missing. So it is passed over once nothing is missing, and until then later events of its key wait.
 */
export class Strangers {
  constructor(private readonly inbox: string) {}

  /** Keeps messages, each once. @returns those that were not known */
  async keep(
    db: Pool | PoolClient,
    messages: readonly StrangeMessage[],
    lastOf: (source: string) => number,
  ): Promise<readonly StrangeMessage[]> {
    const rows = messages.map((message) => ({ ...message, key: keyOf(message), known: lastOf(message.source) }));
    const { rows: kept } = await db.query<{ source: string; place: string }>(
      `INSERT INTO messaging.strange (inbox, source, place, key, raw, reason, known)
       SELECT $1, s.* FROM json_to_recordset($2) AS s (source text, place text, key text, raw text, reason text, known bigint)
       ON CONFLICT DO NOTHING RETURNING source, place`,
      [this.inbox, JSON.stringify(rows)],
    );
    return messages.filter(({ source, place }) => kept.some((row) => row.source === source && row.place === place));
  }

  /** Those that wait, of all keys or of one. */
  async list(db: Pool | PoolClient, key?: string): Promise<readonly ParkedStranger[]> {
    const { rows } = await db.query<StrangerRow>({
      name: 'strange.list',
      text: `SELECT key, source, place, reason, parked_at, known FROM messaging.strange
             WHERE inbox = $1 AND settled_at IS NULL AND ($2::text IS NULL OR key = $2) ORDER BY key, parked_at, place`,
      values: [this.inbox, key ?? null],
    });
    return rows.map(({ parked_at: parkedAt, known, ...row }) => ({ ...row, known: Number(known), parkedAt }));
  }

  /**
   * Passes over those of a key if they kept no event from us; otherwise says what is missing.
   * @param arrived what is there of the source, read when nothing of it was left on the bus; undefined while something is
   * @returns how many were passed over, undefined where they have to wait
   */
  async pass(
    db: Pool | PoolClient,
    waiting: readonly ParkedStranger[],
    arrived: Arrived | undefined,
  ): Promise<number | undefined> {
    for (const stranger of waiting) {
      const missing = missingOf(stranger, arrived);
      if (missing === undefined) continue;
      await db.query('UPDATE messaging.strange SET reason = $4 WHERE inbox = $1 AND source = $2 AND place = $3', [
        this.inbox,
        stranger.source,
        stranger.place,
        missing,
      ]);
      return undefined;
    }
    await db.query(
      `UPDATE messaging.strange SET settled_at = now()
       WHERE inbox = $1 AND (source, place) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
      [this.inbox, waiting.map(({ source }) => source), waiting.map(({ place }) => place)],
    );
    return waiting.length;
  }
}

const keyOf = ({ source, stream }: StrangeMessage): string => `${source}/${stream}`;

const missingOf = ({ source, known }: ParkedStranger, arrived: Arrived | undefined): string | undefined => {
  if (!arrived) return `not everything of ${source} has come yet; try again`;
  if (arrived.complete < arrived.last)
    return `event ${arrived.complete + 1} of ${source} has not come: publish its log again`;
  if (arrived.last <= known) return `whether an event of ${source} is missing shows with its next one`;
  return undefined;
};
