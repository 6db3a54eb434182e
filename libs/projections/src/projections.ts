import type { EventLog, RecordedEvent } from '@mingjian/event-store';
import { hurry } from '@mingjian/messaging';
import type { Pool } from 'pg';
import type { Projection } from './projection.js';
import { Upkeep, type ProjectionStanding } from './upkeep.js';

export interface ProjectionsOptions {
  /** The database of the read models (`projectionSchema`), as the service's app role. */
  readonly pool: Pool;
  /** One log for every source that a projection names. */
  readonly logs: readonly EventLog[];
  readonly projections: readonly Projection[];
  /** Events in one transaction at most; 5000 unless told. */
  readonly batchSize?: number;
  /** How many times longer than its work a projection rests after it, so that batches grow on a busy machine; 0 unless told. */
  readonly rest?: number;
  /** Hears of events that the tables of a projection show now. */
  onShown?(projection: string, events: readonly RecordedEvent[]): void;
}

/** A place in several logs at once, by source. */
export type Cut = Readonly<Record<string, number>>;

/** The running projections of a service. */
export interface Projections {
  /** True when every projection shows everything that is in its logs now, and none is being rebuilt. */
  settled(): Promise<boolean>;
  /** True while this process applies events, or knows of some that it has to apply. */
  readonly busy: boolean;
  /** How many events of its logs each projection does not show yet, by its name. */
  lag(): Promise<ReadonlyMap<string, number>>;
  /** What the tables of each projection show, by its name: the last sequence of each log. */
  positions(): ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Every projection with its generations, as the database knows them now. */
  standing(): Promise<readonly ProjectionStanding[]>;
  /** The failures that last, by projection; empty when all are healthy. */
  trouble(): ReadonlyMap<string, Error>;
  /**
   * Begins to build the next generation of a projection, or finds the one that is being built, and gives its number; the swap follows by
   * itself, whichever process comes to it.
   * @throws RangeError for an unknown name
   */
  beginRebuild(name: string): Promise<number>;
  /**
   * Builds the next generation of a projection from sequence 0 beside the live one and swaps them in one transaction. Resolves when
   * it is live; a build that is cut off goes on at the next start.
   * @throws RangeError for an unknown name, Error when stopped meanwhile
   */
  rebuild(name: string): Promise<void>;
  /** True as soon as every projection shows at least this cut of its logs; false when it does not within `timeoutMs`. */
  waitFor(cut: Cut, timeoutMs: number): Promise<boolean>;
  stop(): Promise<void>;
}

/**
 * Starts to follow the logs. Any number of processes may do so with the same database: each batch is applied by one of them.
 * @throws RangeError when two projections share a name or table, or a source has no log
 */
export const startProjections = async (options: ProjectionsOptions): Promise<Projections> => {
  const { pool, logs, projections, batchSize = 5_000, rest = 0, onShown } = options;
  const stopping = new AbortController();
  const watchers = new Set<() => void>();
  const onProgress = (): void => watchers.forEach((look) => look());

  refuseTwice(projections.map(({ name }) => name));
  refuseTwice(projections.flatMap(({ tables }) => tables));
  const upkeeps = projections.map(
    (projection) =>
      new Upkeep({ pool, projection, logs: logsOf(projection, logs), batchSize, rest, onProgress, onShown }),
  );
  const stop = async (): Promise<void> => {
    stopping.abort();
    await Promise.all(upkeeps.map((upkeep) => upkeep.stop()));
  };

  const until = (holds: () => boolean, over: AbortSignal): Promise<boolean> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!holds() && !over.aborted) return;
        watchers.delete(look);
        over.removeEventListener('abort', look);
        resolve(holds());
      };
      watchers.add(look);
      over.addEventListener('abort', look);
      look();
    });

  const upkeepOf = (name: string): Upkeep => {
    const upkeep = upkeeps.find(({ projection }) => projection.name === name);
    if (!upkeep) throw new RangeError(`no projection ${name}`);
    return upkeep;
  };

  const lag = async (): Promise<ReadonlyMap<string, number>> => {
    const heads = new Map(
      await Promise.all(logs.map(async (log) => [log.source, (await log.head()).sequence] as const)),
    );
    // What another process has applied is shown too, and this one may learn it half a second later; where nothing concerned a projection,
    // its place in the database follows later than its own.
    const shown = await shownIn(pool);
    return new Map(
      upkeeps.map(({ projection, live }) => {
        const placeIn = (source: string): number =>
          live
            ? Math.max(live.follower.positions.get(source) ?? 0, shown.get(placeOf(projection.name, source)) ?? 0)
            : 0;
        const behind = (source: string): number => Math.max(0, heads.get(source)! - placeIn(source));
        return [projection.name, projection.sources.reduce((sum, source) => sum + behind(source), 0)];
      }),
    );
  };

  try {
    await Promise.all(upkeeps.map((upkeep) => upkeep.open()));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    lag,
    stop,
    get busy() {
      return upkeeps.some((upkeep) => upkeep.busy);
    },
    async settled() {
      const behind = await lag();
      return [...behind.values()].every((events) => events === 0) && upkeeps.every(({ building }) => !building);
    },
    positions() {
      return new Map(upkeeps.map(({ projection, live }) => [projection.name, live?.follower.positions ?? new Map()]));
    },
    trouble() {
      return new Map(
        upkeeps.flatMap(({ projection, trouble }) => (trouble ? [[projection.name, trouble] as const] : [])),
      );
    },
    standing() {
      return Promise.all(upkeeps.map((upkeep) => upkeep.standing()));
    },
    async beginRebuild(name) {
      return upkeepOf(name).rebuild();
    },
    async rebuild(name) {
      const upkeep = upkeepOf(name);
      const number = await upkeep.rebuild();
      const done = await until(() => (upkeep.live?.number ?? 0) >= number, stopping.signal);
      if (!done) throw new Error(`stopped while ${name} was being rebuilt`);
    },
    waitFor(cut, timeoutMs) {
      hurry(Math.min(timeoutMs, 1_000));
      const shown = ({ projection, live }: Upkeep): boolean =>
        projection.sources.every((source) => (live?.follower.positions.get(source) ?? 0) >= (cut[source] ?? 0));
      return until(() => upkeeps.every(shown), AbortSignal.any([stopping.signal, AbortSignal.timeout(timeoutMs)]));
    },
  };
};

const placeOf = (projection: string, source: string): string => `${projection} ${source}`;

/** The last sequence of each log that the tables of each projection show. */
const shownIn = async (pool: Pool): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await pool.query<{ projection: string; source: string; sequence: string | number }>({
    name: 'projections.shown',
    text: 'SELECT projection, source, sequence FROM projections.positions',
  });
  return new Map(rows.map(({ projection, source, sequence }) => [placeOf(projection, source), Number(sequence)]));
};

const refuseTwice = (names: readonly string[]): void => {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new RangeError(`${twice} twice among the projections`);
};

const logsOf = (projection: Projection, logs: readonly EventLog[]): readonly EventLog[] =>
  projection.sources.map((source) => {
    const log = logs.find((other) => other.source === source);
    if (!log) throw new RangeError(`projection ${projection.name} reads ${source}, which has no log here`);
    return log;
  });
