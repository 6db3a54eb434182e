import type { Projections } from '@mingjian/projections';
import type { Hearing } from './hearing.js';
import type { Engine } from './engine.js';
import { Problem } from './problem.js';
import { stateOfChecks, type CheckOutcome, type CheckState, type SelfCheck } from './self-check.js';

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
  /** Null, as type and id, of a message that is no event. */
  readonly sequence: number | null;
  readonly type: string | null;
  readonly id: string | null;
  /** Where a message that is no event lies on the bus; null of an event. */
  readonly place: string | null;
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
  checks(): Promise<readonly CheckState[]>;
  /** @returns when it is done, what it found @throws Problem 404 for an unknown name */
  runCheck(name: string, by: string): Promise<CheckOutcome>;
}

export const createOperations = ({
  projections,
  hearing,
  checks,
  engine,
}: {
  readonly projections: Pick<Projections, 'standing' | 'lag' | 'beginRebuild'>;
  readonly hearing: Pick<Hearing, 'parked' | 'replay'>;
  readonly checks: readonly SelfCheck[];
  readonly engine: Engine;
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
    engine.log.info({ projection: name, generation, by }, 'rebuild');
    return generation;
  },
  async parked() {
    return (await hearing.parked()).map((parked) => {
      const { key, reason, parkedAt } = parked;
      const { source, sequence, type, id } =
        'event' in parked ? parked.event : { source: parked.source, sequence: null, type: null, id: null };
      const place = 'place' in parked ? parked.place : null;
      return { key, source, sequence, type, id, place, reason, parkedAt: parkedAt.toISOString() };
    });
  },
  async replay(key, by) {
    const ofKey = async (): Promise<number> => (await hearing.parked()).filter((parked) => parked.key === key).length;
    if ((await ofKey()) === 0) throw Problem.of('request.notFound');
    const dealtWith = await hearing.replay(key);
    const left = await ofKey();
    engine.log.info({ key, dealtWith, left, by }, 'replay');
    return { key, dealtWith, left };
  },
  checks: () => stateOfChecks(checks, engine),
  async runCheck(name, by) {
    const check = checks.find((one) => one.name === name);
    if (!check) throw Problem.of('request.notFound');
    const outcome = await check.run(engine);
    engine.log.info({ check: name, passed: outcome.passed, by }, 'check');
    return outcome;
  },
});
