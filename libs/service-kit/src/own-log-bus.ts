import type { EventLog } from '@mingjian/event-store';
import { createLeaderLock, createRelayCheckpoint, startRelay, type MessageBus } from '@mingjian/messaging';
import type { Pool } from 'pg';

/**
 * A service's own log as a bus for itself. Only what somebody `wants` is handed on, in batches as over a bus; the rest moves the checkpoint.
 * @param pool the service's database, with the checkpoints of relays
 */
export const createOwnLogBus = (
  log: EventLog,
  pool: Pool,
  wants: (type: string) => boolean,
): Pick<MessageBus, 'consume'> => ({
  async consume(group, _sources, handle) {
    return startRelay({
      log,
      bus: {
        async publish(_source, events) {
          const wanted = events.filter(({ type }) => wants(type));
          if (wanted.length > 0) await handle(wanted);
        },
      },
      checkpoint: createRelayCheckpoint(pool, group),
      leader: createLeaderLock(pool, group),
    });
  },
});
