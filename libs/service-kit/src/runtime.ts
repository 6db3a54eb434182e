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
import { DataSource } from 'typeorm';
import type { AnyAggregate } from './aggregate.js';
import { openBus, type OpenBus } from './bus.js';
import { SimulatedClock, systemClock } from './clock.js';
import { defaultAttachmentLimits, type ServiceConfig } from './config.js';
import { createContents } from './contents.js';
import { startDaily, type Daily } from './daily.js';
import type { ServiceDefinition } from './definition.js';
import { DirectoryFeed } from './directory-feed.js';
import { Engine } from './engine.js';
import { startHearing, type Hearing } from './hearing.js';
import { migrate } from './migrations.js';
import { createNumbers } from './numbers.js';
import { CommandPipeline } from './pipeline.js';
import { createLog, startObservability } from './observability/index.js';
import { createOperations, type Operations } from './operations.js';
import { dailyCheck, type SelfCheck } from './self-check.js';
import { unregisteredSite } from './site.js';
import { createServiceTokens } from './service-tokens.js';
import { openStore } from './store.js';
import { sealedReferences, sweepDaily } from './sweep.js';
import { TimerRunner, timersProjection } from './timers.js';
import { Vitals } from './vitals.js';

/** How far a service is: what is on its way inside it, or, when nothing is, the length of its log and how many events are parked. */
export type Progress =
  | { readonly settled: false; readonly awaiting: 'hearing' | 'projections' | 'relay' | 'timers' }
  | { readonly settled: true; readonly events: number; readonly parked: number };

const LOOK_AT_TIMERS_MS = 15_000;
const READ_MODELS_REST = 8;
/** How long an answer about the progress may wait for a better one. */
const PATIENCE_MS = 50;
const LOOK_AT_ITSELF_MS = 2;

/** One running service below HTTP: store, bus, relay, hearing, projections, timers. */
export class Runtime {
  /** How the service is. */
  readonly vitals: Vitals;
  private timer: NodeJS.Timeout | undefined;

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
      readonly checks: readonly SelfCheck[];
    },
  ) {
    this.vitals = new Vitals(engine, parts);
  }

  /** Migrates, connects, and begins to follow. @throws Error when the configuration or the database is not usable */
  static async start(definition: ServiceDefinition, config: ServiceConfig): Promise<Runtime> {
    await migrate(definition, config);
    const service = definition.name;
    const log = createLog(service, config.logLevel, config.logTo);
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
      urls: config.urls,
      pushTargets: config.pushTargets ?? [],
      warningsFolder: config.warningsFolder,
      attachments: config.attachments ?? defaultAttachmentLimits,
      site: config.site ?? unregisteredSite(),
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
    const checks = definition.modules.flatMap((module) => module.checks ?? []);
    const daily = startDaily(engine, createLeaderLock(pool, `daily ${service}`), [
      ...definition.modules.flatMap((module) => module.daily ?? []),
      ...(seals ? [sweepDaily(projections)] : []),
      ...checks.map(dailyCheck),
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
      checks,
    });
    runtime.watchTimers();
    runtime.vitals.watch();
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

  /** What a person who runs the service may look at and set going. */
  get operations(): Operations {
    const { projections, hearing, checks } = this.parts;
    return createOperations({ projections, hearing, checks, engine: this.engine });
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    const { hearing, relay, projections, timers, daily, bus, store, feed, read, pool } = this.parts;
    this.vitals.stop();
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

  private async fireTimers(): Promise<void> {
    await this.parts.timers.fire().catch((error: unknown) => this.engine.log.error({ err: error }, 'timers'));
  }
}
