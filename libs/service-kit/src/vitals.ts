import type { EventStore } from '@mingjian/event-store';
import type { Relay } from '@mingjian/messaging';
import type { Projections } from '@mingjian/projections';
import type { DirectoryFeed } from './directory-feed.js';
import type { Engine } from './engine.js';
import type { Hearing } from './hearing.js';
import type { Counts, Standing } from './observability/index.js';
import type { TimerRunner } from './timers.js';
import { stateOfChecks, type SelfCheck } from './self-check.js';
import { TroubleWatch } from './trouble-watch.js';

export interface Health {
  readonly ready: boolean;
  readonly service: string;
  readonly simulated: boolean;
  /** What is wrong, in short; never what is inside. */
  readonly troubles: readonly Part[];
}

/** Which events of a log a moment covers. */
export interface Cut {
  readonly service: string;
  readonly at: string;
  /** 0: none. */
  readonly sequence: number;
  /** False while later answers for the same moment may be greater. */
  readonly final: boolean;
}

/** How many events lie before each part of a service, and how many timers are due; null where that cannot be asked now. */
export interface Lag {
  readonly relay: number | null;
  readonly inbox: number | null;
  readonly parked: number | null;
  readonly timersDue: number | null;
  readonly projections: Readonly<Record<string, number>> | null;
}

const parts = ['store', 'relay', 'hearing', 'projections', 'directory', 'timers', 'parked', 'checks'] as const;
type Part = (typeof parts)[number];

/** Without these nobody can be served. Whatever else is wrong is mended while people go on. */
const NEEDED_TO_SERVE: ReadonlySet<Part> = new Set(['store', 'directory']);

const LOOK_AT_TROUBLES_MS = 1_000;
/** Who asks for figures gets those that there are by then. */
const PATIENCE_MS = 2_000;
/** A command takes its time before it is appended; the database gives up on it long before this. */
const LONGEST_COMMAND_MS = 60_000;

export interface Watched {
  readonly store: Pick<EventStore, 'head' | 'sequenceAt'>;
  readonly relay: Pick<Relay, 'lag' | 'trouble'>;
  readonly hearing: Pick<Hearing, 'lag' | 'parked' | 'trouble'>;
  readonly projections: Pick<Projections, 'lag' | 'positions' | 'trouble'>;
  readonly feed: Pick<DirectoryFeed, 'trouble'>;
  readonly timers: Pick<TimerRunner, 'due' | 'trouble'>;
  readonly checks: readonly SelfCheck[];
}

/** How a service is: what is wrong with it, how far each of its parts is, and which events a moment covers. */
export class Vitals {
  private watching: NodeJS.Timeout | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly watched: Watched,
  ) {}

  async health(): Promise<Health> {
    const { store, hearing } = this.watched;
    const troubles = new Set(this.troubles().map(({ part }) => part));
    await store.head().catch(() => troubles.add('store'));
    // What waits for a person can be asked only while nothing else is wrong.
    if (troubles.size === 0 && (await hearing.parked()).length > 0) troubles.add('parked');
    if (troubles.size === 0 && (await this.checked()).some(({ passed }) => !passed)) troubles.add('checks');
    return {
      ready: troubles.size === 0,
      service: this.engine.service,
      simulated: this.engine.simulated,
      troubles: parts.filter((part) => troubles.has(part)),
    };
  }

  /** Whether commands and views can be answered, whatever is late or waits for a person. */
  async serves(): Promise<boolean> {
    return !(await this.health()).troubles.some((part) => NEEDED_TO_SERVE.has(part));
  }

  /** Where the service stands, for its metrics; what cannot be asked now is left out. */
  async standing(): Promise<Standing> {
    const [{ ready }, counts] = await Promise.all([this.health(), this.counts()]);
    return { ready, counts };
  }

  async lag(): Promise<Lag> {
    const { relayLag, inboxLag, parked, timersDue, projections } = await this.counts();
    return {
      relay: relayLag ?? null,
      inbox: inboxLag ?? null,
      parked: parked ?? null,
      timersDue: timersDue ?? null,
      projections: projections ? Object.fromEntries(projections.map(({ name, lag }) => [name, lag])) : null,
    };
  }

  /**
   * The last event of this service's log that was recorded at or before a moment. Final once no command that began by then can still be
   * under way: then nothing is recorded with an earlier time any more, although nothing may have happened since.
   */
  async cut(moment: Date): Promise<Cut> {
    const { service, simulated } = this.engine;
    // Looked at before the log is: what is appended in between has a later time.
    const final = this.engine.now().getTime() - (simulated ? 0 : LONGEST_COMMAND_MS) > moment.getTime();
    const sequence = await this.watched.store.sequenceAt(moment);
    return { service, at: moment.toISOString(), sequence, final };
  }

  /** Logs troubles that last, until `stop`. */
  watch(): void {
    const named = () => new Map(this.troubles().map(({ name, error }) => [name, error]));
    const watch = new TroubleWatch(named, this.engine.log);
    this.watching = setInterval(() => watch.look(), LOOK_AT_TROUBLES_MS);
    this.watching.unref();
  }

  stop(): void {
    clearInterval(this.watching);
  }

  /** What the parts that follow something say of themselves; a read model by its name. */
  private troubles(): readonly { readonly part: Part; readonly name: string; readonly error: Error }[] {
    const { relay, hearing, projections, feed, timers } = this.watched;
    const single = { relay, hearing, directory: feed, timers } as const;
    return [
      ...(Object.keys(single) as (keyof typeof single)[]).flatMap((part) => {
        const { trouble } = single[part];
        return trouble ? [{ part, name: part, error: trouble }] : [];
      }),
      ...[...projections.trouble()].map(
        ([name, error]) => ({ part: 'projections', name: `projection ${name}`, error }) as const,
      ),
    ];
  }

  private async checked(): Promise<readonly { readonly name: string; readonly passed: boolean }[]> {
    const states = await stateOfChecks(this.watched.checks, this.engine);
    return states.flatMap(({ name, last }) => (last ? [{ name, passed: last.passed }] : []));
  }

  /** Each part is asked by itself: while the bus is away, it is the relay's lag that people need. */
  private async counts(): Promise<Counts> {
    const { relay, hearing, projections, timers } = this.watched;
    const [relayLag, inboxLag, lags, timersDue, parked, checks] = await Promise.all([
      soon(relay.lag()),
      soon(hearing.lag()),
      soon(projections.lag()),
      soon(timers.due()),
      soon(hearing.parked()),
      soon(this.checked()),
    ]);
    const shown = projections.positions();
    return {
      relayLag,
      inboxLag,
      timersDue,
      parked: parked?.length,
      checks,
      projections: lags && [...lags].map(([name, lag]) => ({ name, lag, positions: shown.get(name)! })),
    };
  }
}

/** The answer, or undefined where it fails or does not come in time. */
const soon = async <Answer>(question: Promise<Answer>): Promise<Answer | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS, undefined)));
  try {
    return await Promise.race([question.catch(() => undefined), patience]);
  } finally {
    clearTimeout(timer);
  }
};
