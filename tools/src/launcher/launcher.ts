import { join, resolve } from 'node:path';
import { serviceNames, type ServiceName } from '@mingjian/contracts';
import { civilDateOf, type CivilDate } from '@mingjian/core';
import { createTokenVerifier } from '@mingjian/identity';
import { administrator, DEMO_PASSWORD, people, personNamed } from '../city/people.js';
import { seedLaw, seedSampleCity } from '../city/seed.js';
import { createClient } from '../client/index.js';
import { ROOT } from '../root.js';
import { AUDIENCE, createIssuer, ISSUER_PATH, publicKeysOf, WORKBENCH_CLIENT, type Issuer } from '../issuer/index.js';
import { DatabaseServer } from './database-server.js';
import { DataFolder, makeDataFolder, withoutLogin, type BusKind } from './data-folder.js';
import { Deadline } from './deadline.js';
import { openEntry, type Entry } from './entry.js';
import { lockFolder } from './folder-lock.js';
import { frontPage } from './front-page.js';
import { healthOf } from './health.js';
import type { InstanceCounts } from './instances.js';
import { KafkaServer } from './kafka-server.js';
import { LauncherError } from './launcher-error.js';
import { sendJson } from './problems.js';
import { makeServices, type Services } from './service-instances.js';
import { Shutdown } from './shutdown.js';
import { simulationApi } from './simulation-api.js';
import { Simulation } from './simulation.js';
import { Workbench } from './workbench.js';

export interface LauncherOptions {
  readonly data: string;
  readonly port: number;
  readonly portMayMove: boolean;
  readonly simulated: boolean;
  readonly from?: CivilDate | undefined;
  /** The embedded one unless told; fixed when the folder is first used. */
  readonly bus?: BusKind | undefined;
  /** Connection string of the EventStoreDB server that keeps the logs; fixed when the folder is first used. */
  readonly store?: string | undefined;
  readonly instances?: InstanceCounts | undefined;
  /** Sets up the sample city on a folder that has none. */
  readonly city: boolean;
  readonly report: (line: string) => void;
  /** The module that runs a service. */
  readonly serviceMain?: (name: ServiceName) => string;
}

/** The simulated instant, the same here as in the data folder. */
interface KeptClock {
  readonly now: Date;
  keep(now: Date): Promise<void>;
}

/** Noted before the first service starts: from then on the events there are this city's own. */
const STORE_TAKEN = 'taken-store';
const FIRST_START_LIMIT_MS = 60_000;
/** Those who react learn a new time before those whose timers make them react. */
const CLOCK_ORDER = ['reporting', 'publish', 'review', 'intake'] as const satisfies readonly ServiceName[];

export interface Started {
  readonly origin: string;
  readonly simulated: boolean;
}

/** The whole platform on one machine, as one thing that starts and stops. */
export class Launcher {
  private readonly shutdown = new Shutdown();
  private postgres: DatabaseServer | undefined;
  private kafka: KafkaServer | undefined;
  private services: Services | undefined;

  constructor(private readonly options: LauncherOptions) {}

  /**
   * Starts everything in the order in which it is needed; every step can be broken off and done again.
   * @throws LauncherError for what the person at the terminal can mend; Stopping when `stop` was called meanwhile
   */
  start(): Promise<Started> {
    return Promise.race([this.bringUp(), this.shutdown.begins()]);
  }

  /** Services first, then Kafka and Postgres, then the entry and the lock; may be called at any time, also while starting. */
  stop(): Promise<void> {
    return this.shutdown.run();
  }

  /** Ends everything at once, for who does not want to wait; the next start recovers. */
  kill(): void {
    for (const service of Object.values(this.services ?? {})) service.kill();
    this.kafka?.kill();
    this.postgres?.kill();
  }

  private async bringUp(): Promise<Started> {
    const { report } = this.options;
    const folder = await this.openFolder();
    const entry = await this.openEntry();
    await folder.noteOrigin(entry.origin);
    const issuer = await createIssuer({
      origin: entry.origin,
      keys: folder.secrets.issuerKeys,
      cookieSecret: folder.secrets.cookies,
      people,
      personNamed,
      password: DEMO_PASSWORD,
      services: folder.secrets.clients,
    });
    const logs = await folder.logs();
    const postgres = await this.shutdown.acquire(
      () => DatabaseServer.start({ dataDir: folder.postgres, logFile: join(logs, 'postgres.log'), report }),
      (server) => server.stop(),
    );
    this.postgres = postgres;
    const databases = await postgres.prepare(folder.secrets.databases);
    report('Postgres is ready');
    if (folder.bus === 'kafka') await this.startKafka(folder);
    if (folder.store !== undefined) await this.takeStore(folder, folder.store);

    const clock = await this.simulatedClock(folder);
    const services = await makeServices({
      folder,
      surroundings: {
        databases,
        secrets: folder.secrets,
        issuer,
        origin: entry.origin,
        administrator: administrator.sub,
        kafka: this.kafka?.brokers,
        store: folder.store,
      },
      instances: this.options.instances ?? {},
      now: () => clock?.now,
      report,
      main: this.options.serviceMain,
    });
    this.services = services;
    const simulation = clock && simulate(clock, services);
    const workbench = await this.openWorkbench(entry, issuer);
    this.route(entry, issuer, folder, postgres, services, workbench, simulation);
    await this.shutdown.acquire(
      async () => Object.values(services).forEach((service) => service.start()),
      () => stopAll(services),
    );
    await this.untilListening(services);
    await this.seed(folder, entry.origin, civilDateOf(clock?.now ?? new Date()));
    return { origin: entry.origin, simulated: clock !== undefined };
  }

  private async openFolder(): Promise<DataFolder> {
    const path = resolve(this.options.data);
    await makeDataFolder(path);
    await this.shutdown.acquire(
      () => lockFolder(path),
      (lock) => lock.release(),
    );
    const folder = await DataFolder.open(path, this.options, civilDateOf(new Date()));
    this.options.report(`data folder ${path}, ${folder.clock.kind} clock`);
    return folder;
  }

  private async openEntry(): Promise<Entry> {
    const { port, portMayMove, report } = this.options;
    const entry = await this.shutdown.acquire(
      () => openEntry(port, portMayMove),
      (opened) => opened.close(),
    );
    if (portMayMove && entry.port !== port) report(`port ${port} is taken, using the next free one`);
    report(`entry at ${entry.origin}`);
    return entry;
  }

  private openWorkbench(entry: Entry, issuer: Issuer): Promise<Workbench> {
    const { report } = this.options;
    return this.shutdown.acquire(
      async () =>
        new Workbench({ root: ROOT, origin: entry.origin, authority: issuer.url, clientId: WORKBENCH_CLIENT, report }),
      (workbench) => workbench.stop(),
    );
  }

  private async startKafka(folder: DataFolder): Promise<void> {
    const { report } = this.options;
    this.kafka = await this.shutdown.acquire(
      () => KafkaServer.start({ dataDir: folder.kafka, report }),
      (server) => server.stop(),
    );
    report(`Kafka is ready at ${this.kafka.brokers.join(', ')}`);
  }

  /** A new city must not go on with the history of another. */
  private async takeStore(folder: DataFolder, url: string): Promise<void> {
    if (!(await folder.isDone(STORE_TAKEN))) {
      const { sourcesWithEvents } = await import('@mingjian/event-store/kurrent');
      const held = await sourcesWithEvents(url, serviceNames).catch((error: Error) => {
        throw new LauncherError(`--store ${withoutLogin(url)}: ${error.message}`);
      });
      if (held.length > 0) {
        throw new LauncherError(
          `${withoutLogin(url)} holds events of ${held.join(', ')}; a fresh data folder needs a server without any`,
        );
      }
      await folder.noteDone(STORE_TAKEN);
    }
    this.options.report(`logs on ${withoutLogin(url)}`);
  }

  private async simulatedClock(folder: DataFolder): Promise<KeptClock | undefined> {
    if (folder.clock.kind === 'system') return undefined;
    const clock = {
      now: await folder.simulatedNow(),
      async keep(now: Date) {
        await folder.keepSimulatedNow(now);
        clock.now = now;
      },
    };
    return clock;
  }

  private route(
    entry: Entry,
    issuer: Issuer,
    folder: DataFolder,
    postgres: DatabaseServer,
    services: Services,
    workbench: Workbench,
    simulation: Simulation | undefined,
  ): void {
    const health = () => healthOf(services, { postgres, kafka: this.kafka }, simulation);
    const verifier = createTokenVerifier({
      issuer: issuer.url,
      audience: AUDIENCE,
      keys: publicKeysOf(folder.secrets.issuerKeys),
    });
    entry.route({
      service: (name) => services[name].nextUrl(),
      local: {
        '': async (_request, response) => {
          response
            .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
            .end(frontPage(await health(), people, DEMO_PASSWORD));
        },
        health: async (_request, response) => {
          const found = await health();
          sendJson(response, found.status === 'ready' ? 200 : 503, found);
        },
        [ISSUER_PATH.slice(1)]: (request, response) => issuer.handle(request, response),
        workbench: (request, response) => workbench.answer(request, response),
        ...(simulation && { simulation: simulationApi(simulation, verifier, administrator.sub) }),
      },
    });
  }

  private async untilListening(services: Services): Promise<void> {
    const processes = Object.values(services).flatMap((service) => service.processes);
    const deadline = new Deadline(FIRST_START_LIMIT_MS, () => {
      const missing = processes.filter(({ url }) => url === undefined).map(({ name }) => name);
      return new LauncherError(`not up within ${FIRST_START_LIMIT_MS / 1000} s: ${missing.join(', ')}; see the logs`);
    });
    await deadline.within(
      Promise.all(processes.map(async (one) => this.options.report(`${one.name} listens at ${await one.listening()}`))),
    );
  }

  private async seed(folder: DataFolder, entry: string, today: CivilDate): Promise<void> {
    const steps = [
      { done: 'seeded-law', wanted: this.options.city, run: seedLaw, what: 'work calendars and rule tables are in' },
      { done: 'seeded-city', wanted: this.options.city, run: seedSampleCity, what: 'the sample city is set up' },
    ];
    const client = await this.shutdown.acquire(
      async () => createClient({ entry, connections: 2 }),
      (opened) => opened.close(),
    );
    try {
      for (const { done, wanted, run, what } of steps) {
        if (!wanted || (await folder.isDone(done))) continue;
        await run(client, today);
        await folder.noteDone(done);
        this.options.report(what);
      }
    } catch (error) {
      // The platform itself runs; whoever reads this can look, and the next start goes on where this one stopped.
      this.options.report(`seeding stopped: ${(error as Error).message}`);
    }
  }
}

const simulate = (clock: KeptClock, services: Services): Simulation =>
  new Simulation({
    now: clock.now,
    keep: (now) => clock.keep(now),
    services: CLOCK_ORDER.map((name) => services[name]),
  });

const stopAll = async (services: Services): Promise<void> => {
  await Promise.all(Object.values(services).map((service) => service.stop()));
};
