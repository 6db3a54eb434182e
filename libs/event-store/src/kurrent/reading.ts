import type { RecordedEvent } from '../port.js';
import { streamOnServer } from './attempts.js';
import type { Server, ServerEvent } from './client.js';
import type { EventRow } from './tables.js';

/** Events of other services lie between those that are wanted. */
const SMALLEST_PAGE = 10;

/**
 * The events of some rows that follow each other in the log, from `$all`.
 * @throws StoreUnavailable; Error when one of them has gone from the server
 */
export const readInOrder = async (
  server: Server,
  source: string,
  rows: readonly EventRow[],
): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  const size = Math.max(rows.length, SMALLEST_PAGE);
  for (let from = rows[0]?.position; events.length < rows.length;) {
    const page = await server.readAll(from!, size);
    for (const event of page) {
      const row = rows[events.length];
      if (row?.position === event.position) events.push(recorded(source, row, event));
    }
    if (events.length < rows.length && page.length < size) throw gone(source, rows[events.length]!);
    from = page.at(-1)?.position;
  }
  return events;
};

/**
 * The events of some rows of one stream, in order.
 * @throws StoreUnavailable; Error when one of them has gone from the server
 */
export const readOfStream = async (
  server: Server,
  source: string,
  rows: readonly EventRow[],
): Promise<RecordedEvent[]> => {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const count = last.revision - first.revision + 1;
  const found = await server.readStream(streamOnServer(source, first.stream), first.revision, count);
  const byRevision = new Map(found.map((event) => [event.revision, event]));
  return rows.map((row) => {
    const event = byRevision.get(row.revision);
    if (!event) throw gone(source, row);
    return recorded(source, row, event);
  });
};

const recorded = (source: string, row: EventRow, { id, type, body }: ServerEvent): RecordedEvent => ({
  source,
  sequence: row.sequence,
  recordedAt: row.recordedAt,
  stream: row.stream,
  version: row.version,
  id,
  type,
  body,
});

const gone = (source: string, { sequence, stream, revision }: EventRow): Error =>
  new Error(
    `event ${sequence} of ${source} is no longer on the server (${streamOnServer(source, stream)}, revision ${revision})`,
  );
