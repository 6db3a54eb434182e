import { setTimeout as delay } from 'node:timers/promises';
import type { EventLog } from '@mingjian/event-store';
import { inTransaction } from '@mingjian/postgres';
import type { Pool } from 'pg';
import { Follower } from './follower.js';
import { createGeneration, lockCheckpoints, readCheckpoints, schemaOf, showGeneration, step } from './generation.js';
import type { Projection } from './projection.js';

export interface ProjectionsOptions {
  /** The database of the read models, as the application's role. */
  readonly pool: Pool;
  readonly logs: readonly EventLog[];
  readonly projections: readonly Projection[];
  /** Events of each source taken at once; 1000 unless told. */
  readonly batchSize?: number;
}

export interface Projections {
  /** Events that are in the logs and not in the live read models yet. */
  lag(): Promise<number>;
  /** The last failure of any projection while it lasts. */
  readonly trouble: Error | null;
  /** Resolves true when the live read model contains everything up to the cut, false when `timeoutMs` passed before. */
  waitFor(projection: string, cut: Readonly<Record<string, number>>, timeoutMs: number): Promise<boolean>;
  /**
   * Builds the next generation beside the live one, from the beginning of the logs, and swaps the readers' views in one
   * transaction when it has caught up. Resolves with the new generation.
   */
  rebuild(projection: string): Promise<number>;
  stop(): Promise<void>;
}

const LOOK_AGAIN_MS = 5;

/** Follows the logs and keeps the read models up to date, each with its own checkpoint. */
export const startProjections = async ({
  pool,
  logs,
  projections,
  batchSize = 1000,
}: ProjectionsOptions): Promise<Projections> => {
  const bySource = new Map(logs.map((log) => [log.source, log]));
  const followers = new Map<string, Follower>();
  for (const projection of projections)
    followers.set(projection.name, new Follower(pool, bySource, projection, batchSize));
  const stopWaking = logs.map((log) =>
    log.onAppend(() => {
      for (const follower of followers.values()) follower.wake(log.source);
    }),
  );
  const followerOf = (name: string): Follower => {
    const follower = followers.get(name);
    if (!follower) throw new RangeError(`there is no projection ${name}`);
    return follower;
  };

  return {
    async lag() {
      const heads = new Map(
        await Promise.all(logs.map(async (log) => [log.source, (await log.head()).sequence] as const)),
      );
      let lag = 0;
      for (const follower of followers.values()) {
        const reached = await follower.checkpoints();
        for (const source of follower.projection.sources) {
          lag += Math.max(0, (heads.get(source) ?? 0) - (reached.get(source) ?? 0));
        }
      }
      return lag;
    },
    get trouble() {
      return [...followers.values()].find((follower) => follower.trouble)?.trouble ?? null;
    },
    async waitFor(name, cut, timeoutMs) {
      const follower = followerOf(name);
      const until = Date.now() + timeoutMs;
      for (;;) {
        const reached = await follower.checkpoints();
        if (Object.entries(cut).every(([source, sequence]) => (reached.get(source) ?? 0) >= sequence)) return true;
        if (Date.now() >= until) return false;
        await delay(LOOK_AGAIN_MS);
      }
    },
    rebuild: (name) => rebuild(pool, bySource, followerOf(name).projection, batchSize),
    async stop() {
      for (const stop of stopWaking) stop();
      await Promise.all([...followers.values()].map((follower) => follower.stop()));
    },
  };
};

const rebuild = async (
  pool: Pool,
  logs: ReadonlyMap<string, EventLog>,
  projection: Projection,
  batchSize: number,
): Promise<number> => {
  const generation = await inTransaction(pool, (client) => createGeneration(client, projection, 'building'));
  let checkpoints = await readCheckpoints(pool, projection, generation);
  for (;;) {
    const taken = await step(pool, logs, projection, generation, 'building', checkpoints, batchSize);
    if (!taken) throw new Error(`generation ${generation} of ${projection.name} was removed while it was built`);
    checkpoints = taken.checkpoints;
    if (taken.applied > 0) continue;
    const replaced = await swap(pool, projection, generation);
    if (replaced === undefined) continue;
    await pool.query(`DROP SCHEMA IF EXISTS ${schemaOf(projection, replaced)} CASCADE`);
    return generation;
  }
};

/** Makes the new generation the live one if it is as far as the old one; gives the old one's number, undefined if it was not. */
const swap = (pool: Pool, projection: Projection, next: number): Promise<number | undefined> =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ generation: number }>(
      `SELECT generation FROM projection.generations WHERE projection = $1 AND state = 'live' FOR UPDATE`,
      [projection.name],
    );
    const live = rows[0]?.generation;
    if (live === undefined) return undefined;
    const behind = await lockCheckpoints(client, projection, live, 'live');
    const ahead = await lockCheckpoints(client, projection, next, 'building');
    if (!behind || !ahead) return undefined;
    if ([...behind].some(([source, sequence]) => (ahead.get(source) ?? 0) < sequence)) return undefined;
    await client.query('DELETE FROM projection.checkpoints WHERE projection = $1 AND generation = $2', [
      projection.name,
      live,
    ]);
    await client.query('DELETE FROM projection.generations WHERE projection = $1 AND generation = $2', [
      projection.name,
      live,
    ]);
    await client.query(`UPDATE projection.generations SET state = 'live' WHERE projection = $1 AND generation = $2`, [
      projection.name,
      next,
    ]);
    await showGeneration(client, projection, next);
    return live;
  });
