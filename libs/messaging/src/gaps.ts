import { contiguousUpTo, emptySet, lastOf, type IntervalSet } from './intervals.js';

/** How much of a source has arrived: everything up to `complete`, and the last at all. */
export interface Arrived {
  readonly complete: number;
  readonly last: number;
}

export const arrivedIn = (set: IntervalSet = emptySet): Arrived => ({
  complete: contiguousUpTo(set),
  last: lastOf(set),
});

/** Partitions and repetitions close gaps by themselves within seconds. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 10_000;

/** Tells of an event that later ones of its source have overtaken and that does not come. */
export class GapWatch {
  private readonly gaps = new Map<string, { readonly complete: number; readonly since: number }>();
  private seen = 0;

  /** @param now a time that only grows, ms */
  look(arrived: ReadonlyMap<string, Arrived>, now: number): void {
    for (const [source, { complete, last }] of arrived) {
      if (complete === last) this.gaps.delete(source);
      else if (this.gaps.get(source)?.complete !== complete) this.gaps.set(source, { complete, since: now });
    }
    this.seen = now;
  }

  /** The first gap that outlasted the patience; null when there is none. */
  get trouble(): Error | null {
    for (const [source, { complete, since }] of this.gaps) {
      if (this.seen - since < PATIENCE_MS) continue;
      return new Error(
        `event ${complete + 1} of ${source} has not come, although later ones have: publish its log again`,
      );
    }
    return null;
  }
}

/**
 * Looks at what has arrived now and then until `stop`.
 * @param arrived by source; when it fails nothing is learnt, since a store that is away is told of elsewhere
 */
export const watchGaps = (
  arrived: () => Promise<ReadonlyMap<string, Arrived>>,
): { readonly trouble: Error | null; stop(): void } => {
  const watch = new GapWatch();
  const timer = setInterval(() => {
    arrived().then(
      (known) => watch.look(known, performance.now()),
      () => {},
    );
  }, LOOK_MS);
  timer.unref();
  return {
    get trouble() {
      return watch.trouble;
    },
    stop: () => clearInterval(timer),
  };
};
