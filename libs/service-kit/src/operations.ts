import type { Projections } from '@mingjian/projections';
import type { Logger } from 'pino';
import type { Hearing } from './hearing.js';
import { Problem } from './problem.js';

/** A projection as its operator sees it. */
export interface ProjectionState {
  readonly name: string;
  /** Events that its readers do not see yet. */
  readonly lag: number;
  /** The failure that lasts, null when healthy. */
  readonly trouble: string | null;
  /** The live generation, and the one that is being built beside it. */
  readonly generations: readonly {
    readonly number: number;
    readonly live: boolean;
    /** False when its tables follow another definition than today's. */
    readonly current: boolean;
    /** The last sequence that its tables show, by source. */
    readonly positions: Readonly<Record<string, number>>;
  }[];
}

/** An event that waits for a person. Its body stays out: who runs a service need not see what is in a case. */
export interface ParkedEvent {
  readonly key: string;
  readonly source: string;
  readonly sequence: number;
  readonly type: string;
  readonly id: string;
  readonly reason: string;
  readonly parkedAt: string;
}

/** How a replay ended; `left` are still parked, with the reason of the last failure. */
export interface Replayed {
  readonly key: string;
  readonly dealtWith: number;
  readonly left: number;
}

/** What a person who runs a service may look at and set going; every change is logged with who asked for it. */
export interface Operations {
  projections(): Promise<readonly ProjectionState[]>;
  /** @returns the generation that is being built @throws Problem 404 for an unknown name */
  rebuild(name: string, by: string): Promise<number>;
  parked(): Promise<readonly ParkedEvent[]>;
  /** @throws Problem 404 where nothing is parked under the key */
  replay(key: string, by: string): Promise<Replayed>;
}

export const createOperations = ({
  projections,
  hearing,
  log,
}: {
  readonly projections: Pick<Projections, 'standing' | 'lag' | 'beginRebuild'>;
  readonly hearing: Pick<Hearing, 'parked' | 'replay'>;
  readonly log: Pick<Logger, 'info'>;
}): Operations => ({
  async projections() {
    const [standing, lags] = await Promise.all([projections.standing(), projections.lag()]);
    return standing.map(({ name, trouble, generations }) => ({
      name,
      lag: lags.get(name)!,
      trouble: trouble && trouble.message,
      generations: generations.map(({ positions, ...generation }) => ({
        ...generation,
        positions: Object.fromEntries(positions),
      })),
    }));
  },
  async rebuild(name, by) {
    if (!(await projections.lag()).has(name)) throw Problem.of('request.notFound');
    const generation = await projections.beginRebuild(name);
    log.info({ projection: name, generation, by }, 'rebuild');
    return generation;
  },
  async parked() {
    return (await hearing.parked()).map(({ key, event, reason, parkedAt }) => ({
      key,
      source: event.source,
      sequence: event.sequence,
      type: event.type,
      id: event.id,
      reason,
      parkedAt: parkedAt.toISOString(),
    }));
  },
  async replay(key, by) {
    const ofKey = async (): Promise<number> => (await hearing.parked()).filter((parked) => parked.key === key).length;
    if ((await ofKey()) === 0) throw Problem.of('request.notFound');
    const dealtWith = await hearing.replay(key);
    const left = await ofKey();
    log.info({ key, dealtWith, left, by }, 'replay');
    return { key, dealtWith, left };
  },
});
