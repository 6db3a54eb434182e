import { join } from 'node:path';
import type { Clock } from '@mingjian/core';
import type { EventStore } from '@mingjian/event-store';
import { createTokenVerifier } from '@mingjian/identity';
import { createLeaderLock, createRelayCheckpoint, startRelay, type MessageBus, type Relay } from '@mingjian/messaging';
import { createEmbeddedBus } from '@mingjian/messaging/embedded';
import { createPool } from '@mingjian/postgres';
import { startProjections, type Projections } from '@mingjian/projections';
import { createFileContents, createPostgresVault, fileKeyStore } from '@mingjian/vault';
import type { Pool } from 'pg';
import { pino, type Logger } from 'pino';
import { DataSource } from 'typeorm';
import type { AnyAggregate } from './aggregate.js';
import { SimulatedClock, systemClock } from './clock.js';
import type { ServiceConfig } from './config.js';
import type { ServiceDefinition } from './definition.js';
import { DirectoryFeed } from './directory-feed.js';
import { Engine } from './engine.js';
import { startHearing, type Hearing } from './hearing.js';
import { migrate } from './migrations.js';
import { createNumbers } from './numbers.js';
import { CommandPipeline } from './pipeline.js';
import { createServiceTokens } from './service-tokens.js';
import { openStore } from './store.js';
import { TimerRunner, timersProjection } from './timers.js';

/** How far a service is; `settled`: nothing is on its way inside it. */
export interface Progress {
  readonly settled: boolean;
  readonly counts: {
    readonly events: number;
    readonly due: number;
    readonly lag: number;
    readonly parked: number;
  };
}

export interface Health {
  readonly ready: boolean;
  readonly service: string;
  readonly simulated: boolean;
  /** What is wrong, in short; never what is inside. */
  readonly troubles: readonly string[];
}

const LOOK_AT_TIMERS_MS = 15_000;

/** One running service below HTTP: store, bus, relay, hearing, projections, timers. */
export class Runtime {
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    readonly engine: Engine,
    private readonly parts: {
      readonly clock: Clock;
      readonly pools: readonly Pool[];
      readonly read: DataSource;
      readonly store: EventStore;
      readonly bus: MessageBus;
      readonly relay: Relay;
      readonly hearing: Hearing;
      readonly projections: Projections;
      readonly feed: DirectoryFeed;
      readonly timers: TimerRunner;
    },
  ) {}

  /** Migrates, connects, and begins to follow. @throws Error when the configuration or the database is not usable */
  static async start(definition: ServiceDefinition, config: ServiceConfig): Promise<Runtime> {
    await migrate(definition, config);
    const service = definition.name;
    const log: Logger = pino({ name: service, level: config.logLevel });
    const clock = config.simulatedNow ? new SimulatedClock(config.simulatedNow) : systemClock;
    const pool = createPool(config.databaseUrl, { applicationName: service, max: config.poolSize });
    const busPool = createPool(config.busUrl, { applicationName: `${service} bus`, max: 3 });
    const read = await new DataSource({
      type: 'postgres',
      url: config.databaseUrl,
      applicationName: `${service} read`,
      extra: { max: 4 },
    }).initialize();

    const store = openStore(config, pool);
    const bus = createEmbeddedBus({ pool: busPool });
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
      pipeline: new CommandPipeline(service, store, clock),
      vault: createPostgresVault({ pool, keys }),
      contents: createFileContents({ folder: join(config.dataDir, 'contents', service), keys }),
      numbers: createNumbers(pool),
      directory: () => feed.directory,
      catchUpDirectory: () => feed.catchUp(),
      verifyToken: (token) => verifier.verify(token),
      tokens: createServiceTokens(config),
      intakeUrl: config.intakeUrl,
      bootstrapAdministrator: config.bootstrapAdministrator,
    });

    const aggregates: readonly AnyAggregate[] = definition.modules.flatMap((module) => module.aggregates);
    const hearing = await startHearing({ definition, engine, bus, pool, feed });
    const projections = await startProjections({
      pool,
      logs: hearing.logs ?? [store],
      projections: [
        ...definition.modules
          .flatMap((module) => module.projections)
          .map((projection) => (typeof projection === 'function' ? projection(() => engine) : projection)),
        ...(aggregates.some((aggregate) => aggregate.timers)
          ? [timersProjection(() => engine, aggregates, service)]
          : []),
      ],
    });
    const relay = startRelay({
      log: store,
      bus,
      checkpoint: createRelayCheckpoint(pool, service),
      leader: createLeaderLock(pool, `relay ${service}`),
    });
    const timers = new TimerRunner(pool, new Map(aggregates.map((aggregate) => [aggregate.name, aggregate])), engine);
    const runtime = new Runtime(engine, {
      clock,
      pools: [pool, busPool],
      read,
      store,
      bus,
      relay,
      hearing,
      projections,
      feed,
      timers,
    });
    runtime.watchTimers();
    return runtime;
  }

  /** Sets a simulated clock forward and does what became due; resolves when that is done. */
  async setClock(now: Date): Promise<void> {
    if (!(this.parts.clock instanceof SimulatedClock)) throw new Error('the clock of this service is the system clock');
    this.parts.clock.advanceTo(now);
    await this.fireTimers();
  }

  async progress(): Promise<Progress> {
    const { store, relay, hearing, projections, timers } = this.parts;
    const [head, relayLag, heard, projected, due, parked] = await Promise.all([
      store.head(),
      relay.lag(),
      hearing.lag(),
      projections.lag().then((behind) => [...behind.values()].reduce((sum, events) => sum + events, 0)),
      timers.due(),
      hearing.parked(),
    ]);
    const lag = relayLag + heard + projected;
    return {
      settled: lag === 0 && due === 0 && hearing.busy === 0,
      counts: { events: head.sequence, due, lag, parked },
    };
  }

  async health(): Promise<Health> {
    const { store, relay, hearing, projections, feed } = this.parts;
    const troubles: string[] = [];
    await store.head().catch(() => troubles.push('store'));
    if (relay.trouble) troubles.push('relay');
    if (hearing.trouble) troubles.push('hearing');
    if (projections.trouble().size > 0) troubles.push('projections');
    if (feed.trouble) troubles.push('directory');
    if (troubles.length === 0 && (await hearing.parked()) > 0) troubles.push('parked');
    return { ready: troubles.length === 0, service: this.engine.service, simulated: this.engine.simulated, troubles };
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    const { hearing, relay, projections, bus, store, feed, read, pools } = this.parts;
    await hearing.stop();
    await relay.stop();
    await projections.stop();
    await bus.close();
    feed.stop();
    await store.close();
    await read.destroy();
    await Promise.all(pools.map((pool) => pool.end()));
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
