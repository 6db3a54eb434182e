import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@mingjian/core';
import type { EventStore } from '@mingjian/event-store';
import { createTokenVerifier } from '@mingjian/identity';
import { createLeaderLock, createRelayCheckpoint, hurry, startRelay, type Relay } from '@mingjian/messaging';
import { createPool } from '@mingjian/postgres';
import { startProjections, type Projections } from '@mingjian/projections';
import { createPostgresVault, fileKeyStore } from '@mingjian/vault';
import type { Pool } from 'pg';
import { destination, pino, type Logger } from 'pino';
import { DataSource } from 'typeorm';
import type { AnyAggregate } from './aggregate.js';
import { openBus, type OpenBus } from './bus.js';
import { SimulatedClock, systemClock } from './clock.js';
import type { ServiceConfig } from './config.js';
import { createContents } from './contents.js';
import { startDaily, type Daily } from './daily.js';
import type { ServiceDefinition } from './definition.js';
import { DirectoryFeed } from './directory-feed.js';
import { Engine } from './engine.js';
import { startHearing, type Hearing } from './hearing.js';
import { migrate } from './migrations.js';
import { createNumbers } from './numbers.js';
import { CommandPipeline } from './pipeline.js';
import { startObservability, type Counts, type Standing } from './observability/index.js';
import { createOperations, type Operations } from './operations.js';
import { createServiceTokens } from './service-tokens.js';
import { openStore } from './store.js';
import { sealedReferences, sweepDaily } from './sweep.js';
import { TimerRunner, timersProjection } from './timers.js';
import { TroubleWatch } from './trouble-watch.js';

/** How far a service is: what is on its way inside it, or, when nothing is, the length of its log and how many events are parked. */
export type Progress =
  | { readonly settled: false; readonly awaiting: 'hearing' | 'projections' | 'relay' | 'timers' }
  | { readonly settled: true; readonly events: number; readonly parked: number };

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

/** How many events lie before each part of a service, and how many timers are due. */
export interface Lag {
  readonly relay: number;
  readonly inbox: number;
  readonly parked: number;
  readonly timersDue: number;
  readonly projections: Readonly<Record<string, number>>;
}

type Part = 'store' | 'relay' | 'hearing' | 'projections' | 'directory' | 'timers' | 'parked';

/** Without these nobody can be served. Whatever else is wrong is mended while people go on. */
const NEEDED_TO_SERVE: ReadonlySet<Part> = new Set(['store', 'directory']);

const LOOK_AT_TIMERS_MS = 15_000;
const LOOK_AT_TROUBLES_MS = 1_000;
/** A command takes its time before it is appended; the database gives up on it long before this. */
const LONGEST_COMMAND_MS = 60_000;
const READ_MODELS_REST = 8;
/** How long an answer about the progress may wait for a better one. */
const PATIENCE_MS = 50;
const LOOK_AT_ITSELF_MS = 2;

/** One running service below HTTP: store, bus, relay, hearing, projections, timers. */
export class Runtime {
  private timer: NodeJS.Timeout | undefined;
  private watching: NodeJS.Timeout | undefined;

  private constructor(
    readonly engine: Engine,
    private readonly parts: {
      readonly clock: Clock;
      readonly pool: Pool;
      readonly read: DataSource;
      readonly store: EventStore;
      readonly bus: OpenBus;
      readonly relay: Relay;
      readonly hearing: Hearing;
      readonly projections: Projections;
      readonly feed: DirectoryFeed;
      readonly timers: TimerRunner;
      readonly daily: Daily;
    },
  ) {}

  /** Migrates, connects, and begins to follow. @throws Error when the configuration or the database is not usable */
  static async start(definition: ServiceDefinition, config: ServiceConfig): Promise<Runtime> {
    await migrate(definition, config);
    const service = definition.name;
    const log: Logger = pino({ name: service, level: config.logLevel }, config.logTo ?? destination(1));
    const clock = config.simulatedNow ? new SimulatedClock(config.simulatedNow) : systemClock;
    const pool = createPool(config.databaseUrl, { applicationName: service, max: config.poolSize });
    const read = await new DataSource({
      type: 'postgres',
      url: config.databaseUrl,
      applicationName: `${service} read`,
      extra: { max: 4 },
    }).initialize();

    const observability = await startObservability(service, log, config.traces);
    const { metrics, tracing } = observability;
    const store = await openStore(config, pool, (appends) => metrics.batch(appends));
    const bus = await openBus(service, config.bus);
    const feed = await DirectoryFeed.start(pool);
    if (service === 'intake') await feed.follow(store);
    const keys = fileKeyStore(join(config.dataDir, 'keys', `${service}.key`));
    const verifier = createTokenVerifier({
      issuer: config.issuer,
      audience: config.audience,
      jwksUri: config.jwksUrl,
      types: ['at+jwt', 'JWT'],
    });
    const engine = new Engine({
      service,
      clock,
      log,
      store,
      pool,
      read,
      observability,
      pipeline: new CommandPipeline(service, store, clock, observability),
      vault: createPostgresVault({ pool, keys }),
      contents: await createContents(config, keys),
      numbers: createNumbers(pool),
      directory: () => feed.directory,
      catchUpDirectory: () => feed.catchUp(),
      verifyToken: (token) => verifier.verify(token),
      tokens: createServiceTokens(config),
      intakeUrl: config.intakeUrl,
      pushTargets: config.pushTargets ?? [],
      bootstrapAdministrator: config.bootstrapAdministrator,
    });

    const aggregates: readonly AnyAggregate[] = definition.modules.flatMap((module) => module.aggregates);
    // A service that records projects from its record, and seals nothing itself.
    const seals = !definition.record;
    const hearing = await startHearing({ definition, engine, bus: bus.bus, pool, feed });
    const projections = await startProjections({
      pool,
      logs: hearing.logs ?? [store],
      // What a service shows of its own log may be a moment late; what is shown of the whole city should not.
      rest: definition.record ? 0 : READ_MODELS_REST,
      onShown: (projection, events) => tracing.mark(`projected by ${projection}`, events),
      projections: [
        ...definition.modules
          .flatMap((module) => module.projections)
          .map((projection) => (typeof projection === 'function' ? projection(() => engine) : projection)),
        ...(aggregates.some((aggregate) => aggregate.timers)
          ? [timersProjection(() => engine, aggregates, service)]
          : []),
        ...(seals ? [sealedReferences(service)] : []),
      ],
    });
    const relay = startRelay({
      log: store,
      bus: bus.bus,
      checkpoint: createRelayCheckpoint(pool, service),
      leader: createLeaderLock(pool, `relay ${service}`),
      onPublished: (events) => tracing.mark('published', events),
    });
    const timers = new TimerRunner(
      pool,
      new Map(aggregates.map((aggregate) => [aggregate.name, aggregate])),
      engine,
      createLeaderLock(pool, `timers ${service}`),
    );
    const daily = startDaily(engine, createLeaderLock(pool, `daily ${service}`), [
      ...definition.modules.flatMap((module) => module.daily ?? []),
      ...(seals ? [sweepDaily(projections)] : []),
    ]);
    const runtime = new Runtime(engine, {
      clock,
      pool,
      read,
      store,
      bus,
      relay,
      hearing,
      projections,
      feed,
      timers,
      daily,
    });
    runtime.watchTimers();
    runtime.watchTroubles();
    return runtime;
  }

  /** Sets a simulated clock forward and does what became due; resolves when that is done. */
  async setClock(now: Date): Promise<void> {
    if (!(this.parts.clock instanceof SimulatedClock)) throw new Error('the clock of this service is the system clock');
    this.parts.clock.advanceTo(now);
    await this.fireTimers();
    await this.parts.daily.runDue();
  }

  /** Whoever waits asks again and again, so the database is asked only when this process itself has nothing to do any more. */
  async progress(): Promise<Progress> {
    const { hearing, projections, relay, timers, store } = this.parts;
    const until = performance.now() + PATIENCE_MS;
    hurry(2 * PATIENCE_MS);
    while ((hearing.busy > 0 || projections.busy) && performance.now() < until) await delay(LOOK_AT_ITSELF_MS);
    const awaiting = (what: 'hearing' | 'projections' | 'relay' | 'timers') =>
      ({ settled: false, awaiting: what }) as const;
    if (hearing.busy > 0) return awaiting('hearing');
    if (projections.busy) return awaiting('projections');
    if ((await hearing.lag()) > 0) return awaiting('hearing');
    if ((await relay.lag()) > 0) return awaiting('relay');
    if (!(await projections.settled())) return awaiting('projections');
    if ((await timers.due()) > 0) return awaiting('timers');
    const [{ sequence: events }, parked] = await Promise.all([store.head(), hearing.parked()]);
    return hearing.busy > 0 ? awaiting('hearing') : { settled: true, events, parked: parked.length };
  }

  /** Where the service stands, for its metrics; answers also while the database does not. */
  async standing(): Promise<Standing> {
    const [{ ready }, counts] = await Promise.all([this.health(), this.counts().catch(() => undefined)]);
    return { ready, counts };
  }

  /** Events that each part has before it; null while the database cannot be asked. */
  async lag(): Promise<Lag | null> {
    const counts = await this.counts().catch(() => undefined);
    if (!counts) return null;
    const { relayLag: relay, inboxLag: inbox, parked, timersDue, projections } = counts;
    return {
      relay,
      inbox,
      parked,
      timersDue,
      projections: Object.fromEntries(projections.map(({ name, lag }) => [name, lag])),
    };
  }

  private async counts(): Promise<Counts> {
    const { relay, hearing, projections, timers } = this.parts;
    const [relayLag, inboxLag, lags, timersDue, parked] = await Promise.all([
      relay.lag(),
      hearing.lag(),
      projections.lag(),
      timers.due(),
      hearing.parked(),
    ]);
    const shown = projections.positions();
    return {
      relayLag,
      inboxLag,
      timersDue,
      parked: parked.length,
      projections: [...lags].map(([name, lag]) => ({ name, lag, positions: shown.get(name)! })),
    };
  }

  /** What a person who runs the service may look at and set going. */
  get operations(): Operations {
    const { projections, hearing } = this.parts;
    return createOperations({ projections, hearing, log: this.engine.log });
  }

  async health(): Promise<Health> {
    const { store, relay, hearing, projections, feed, timers } = this.parts;
    const troubles: Part[] = [];
    await store.head().catch(() => troubles.push('store'));
    if (relay.trouble) troubles.push('relay');
    if (hearing.trouble) troubles.push('hearing');
    if (projections.trouble().size > 0) troubles.push('projections');
    if (feed.trouble) troubles.push('directory');
    if (timers.trouble) troubles.push('timers');
    if (troubles.length === 0 && (await hearing.parked()).length > 0) troubles.push('parked');
    return { ready: troubles.length === 0, service: this.engine.service, simulated: this.engine.simulated, troubles };
  }

  /** Whether commands and views can be answered, whatever is late or waits for a person. */
  async serves(): Promise<boolean> {
    return !(await this.health()).troubles.some((part) => NEEDED_TO_SERVE.has(part));
  }

  /**
   * The last event of this service's log that was recorded at or before a moment. Final once no command that began by then can still be
   * under way: then nothing is recorded with an earlier time any more, although nothing may have happened since.
   */
  async cut(moment: Date): Promise<Cut> {
    const { store, clock } = this.parts;
    // Looked at before the log is: what is appended in between has a later time.
    const final = clock.now().getTime() - (this.engine.simulated ? 0 : LONGEST_COMMAND_MS) > moment.getTime();
    return { service: this.engine.service, at: moment.toISOString(), sequence: await store.sequenceAt(moment), final };
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    clearInterval(this.watching);
    const { hearing, relay, projections, timers, daily, bus, store, feed, read, pool } = this.parts;
    await daily.stop();
    await timers.stop();
    await hearing.stop();
    await relay.stop();
    await projections.stop();
    await bus.close();
    feed.stop();
    await store.close();
    await this.engine.observability.tracing.stop();
    await read.destroy();
    await pool.end();
  }

  /** The day changes by itself: what is due is looked for from time to time. */
  private watchTimers(): void {
    this.timer = setInterval(() => void this.fireTimers(), LOOK_AT_TIMERS_MS);
    this.timer.unref();
  }

  private watchTroubles(): void {
    const { relay, hearing, projections, feed, timers } = this.parts;
    const watch = new TroubleWatch(() => {
      const single = {
        relay: relay.trouble,
        hearing: hearing.trouble,
        directory: feed.trouble,
        timers: timers.trouble,
      };
      const all = [
        ...Object.entries(single),
        ...[...projections.trouble()].map(([name, error]) => [`projection ${name}`, error] as const),
      ];
      return new Map(all.flatMap(([part, error]) => (error ? [[part, error] as const] : [])));
    }, this.engine.log);
    this.watching = setInterval(() => watch.look(), LOOK_AT_TROUBLES_MS);
    this.watching.unref();
  }

  private async fireTimers(): Promise<void> {
    await this.parts.timers.fire().catch((error: unknown) => this.engine.log.error({ err: error }, 'timers'));
  }
}
