import type { ClientBase, Pool } from 'pg';
import { Directory } from './directory.js';
import { isDirectoryEvent, readDirectoryEvent, type RecordedDirectoryEvent } from './directory-events.js';

/**
 * The raw directory events that this service has received, kept so that a start needs no replay of intake's log. Idempotent SQL.
 *
 * `arrival` is drawn from one head row, so it is dense in commit order and a reader who has seen n has missed nothing; intake's
 * sequence is no such cursor here, because the inbox handles streams side by side.
 * @param appRole the role that the service connects as
 */
export const referenceSchema = (appRole: string): string => `
  CREATE TABLE IF NOT EXISTS reference_head (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), arrival bigint NOT NULL);
  INSERT INTO reference_head VALUES (true, 0) ON CONFLICT DO NOTHING;
  CREATE TABLE IF NOT EXISTS reference_events (
    source_sequence bigint PRIMARY KEY,
    arrival bigint NOT NULL UNIQUE,
    body text NOT NULL
  );
  -- A function, so that each of its statements sees what was committed while it waited for the head row.
  CREATE OR REPLACE FUNCTION store_reference_events(sequences bigint[], bodies text[]) RETURNS integer
  LANGUAGE plpgsql AS $$
  DECLARE
    last_arrival bigint;
    stored integer;
  BEGIN
    SELECT arrival INTO last_arrival FROM reference_head FOR UPDATE;
    INSERT INTO reference_events (source_sequence, arrival, body)
      SELECT sequence, last_arrival + row_number() OVER (ORDER BY sequence), body
      FROM (SELECT DISTINCT ON (sequence) sequence, body FROM unnest(sequences, bodies) AS t(sequence, body)) AS given
      WHERE NOT EXISTS (SELECT FROM reference_events WHERE source_sequence = sequence);
    GET DIAGNOSTICS stored = ROW_COUNT;
    UPDATE reference_head SET arrival = last_arrival + stored;
    RETURN stored;
  END $$;
  GRANT SELECT, UPDATE ON reference_head TO ${appRole};
  GRANT SELECT, INSERT ON reference_events TO ${appRole};
  GRANT EXECUTE ON FUNCTION store_reference_events TO ${appRole};
`;

/**
 * Keeps the directory events among `events`, each once; others are left aside. May be part of the inbox's transaction.
 * @returns how many were new
 */
export const storeReferenceEvents = async (
  client: ClientBase | Pool,
  events: readonly RecordedDirectoryEvent[],
): Promise<number> => {
  const mine = events.filter((event) => isDirectoryEvent(event.type));
  if (mine.length === 0) return 0;
  const { rows } = await client.query<{ stored: number }>('SELECT store_reference_events($1, $2) AS stored', [
    mine.map((event) => event.sequence),
    mine.map((event) => event.body),
  ]);
  return rows[0]!.stored;
};

/** A process's directory in memory, kept up with what any process of the service has stored. */
export class DirectoryCopy {
  /** Always the same object; `refresh` moves it forward. */
  readonly directory = new Directory();
  private arrival = 0;
  private reading: Promise<unknown> = Promise.resolve();
  private failure: Error | null = null;

  constructor(private readonly pool: Pool) {}

  /** The last failed refresh while nothing better happened; null when the copy is up to date as far as it knows. */
  get trouble(): Error | null {
    return this.failure;
  }

  /**
   * Applies what was stored since the last time, also by other processes.
   * @returns how many events were new
   */
  refresh(): Promise<number> {
    const next = this.reading.then(() => this.readTail());
    this.reading = next.catch(() => undefined);
    return next;
  }

  /** Refreshes from time to time until the returned function is called. A failure keeps the last good copy and shows as `trouble`. */
  follow(everyMs = 250): () => void {
    const timer = setInterval(() => void this.refresh().catch(() => undefined), everyMs);
    timer.unref();
    return () => clearInterval(timer);
  }

  private async readTail(): Promise<number> {
    try {
      const { rows } = await this.pool.query<{ arrival: string | number; body: string }>({
        name: 'reference-tail',
        text: 'SELECT arrival, body FROM reference_events WHERE arrival > $1 ORDER BY arrival',
        values: [this.arrival],
      });
      for (const { arrival, body } of rows) {
        this.directory.apply([readDirectoryEvent(body)]);
        this.arrival = Number(arrival);
      }
      this.failure = null;
      return rows.length;
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }
}

/** The directory as this service knows it. */
export const loadDirectory = async (pool: Pool): Promise<DirectoryCopy> => {
  const copy = new DirectoryCopy(pool);
  await copy.refresh();
  return copy;
};
