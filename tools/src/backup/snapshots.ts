import type pg from 'pg';
import { openSession } from '../session.js';
import type { Place } from './place.js';

/** Commands wait for so long at most while the snapshots are taken; longer, and the backup gives up instead. */
const PATIENCE_MS = 10_000;

export const BACKUP = 'mingjian-backup';

/**
 * Opens a read-only snapshot of every place, all of one moment, and closes them after `work`.
 *
 * The logs are held for the few milliseconds in which the snapshots are taken: whatever one service did because of another's event is
 * in the backup only together with that event. Appends wait meanwhile; nothing else does.
 */
export const withSnapshots = async <Result>(
  places: readonly Place[],
  work: (snapshots: ReadonlyMap<Place, pg.Client>) => Promise<Result>,
): Promise<Result> => {
  const opened: pg.Client[] = [];
  const open = async (place: Place): Promise<pg.Client> => {
    const client = await openSession(place.ownerUrl, BACKUP);
    opened.push(client);
    return client;
  };
  try {
    const holders = await Promise.all(places.map(open));
    const snapshots = new Map(await Promise.all(places.map(async (place) => [place, await open(place)] as const)));
    for (const holder of holders) {
      await holder.query(`BEGIN; SET LOCAL lock_timeout = ${PATIENCE_MS}; SELECT FROM log.head FOR UPDATE`);
    }
    await Promise.all(
      [...snapshots.values()].map((client) =>
        // A snapshot is taken by the first query, not by BEGIN.
        client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT FROM log.head'),
      ),
    );
    await Promise.all(holders.map((holder) => holder.query('ROLLBACK')));
    return await work(snapshots);
  } finally {
    await Promise.all(opened.map((client) => client.end()));
  }
};
