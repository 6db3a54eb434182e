import { decodeEnvelope, upcast, type Envelope, type ServiceName } from '@mingjian/contracts';
import { instantOf, type CivilDate } from '@mingjian/core';
import type { EventStore, RecordedEvent } from '@mingjian/event-store';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService, type RunningService } from '../bootstrap.js';
import type { BusConfig } from '../bus.js';
import type { ServiceConfig } from '../config.js';
import type { ServiceDefinition } from '../definition.js';
import type { PushTarget } from '../push-targets.js';
import type { StoreChoice } from '../store.js';
import { personClient, type PersonClient } from './client.js';
import { ADMINISTRATOR, giveGrant, seedDirectory, type GrantWish } from './directory.js';
import { AUDIENCE, startTestIssuer, type TestIssuer } from './issuer.js';

export interface CityOptions {
  /** A definition named twice runs as two instances on one database. */
  readonly services: readonly ServiceDefinition[];
  /** The day on which the simulated clocks start. */
  readonly date: CivilDate;
  /** The embedded bus on a database of its own unless told. */
  readonly bus?: BusConfig;
  /** Where the services keep their logs; in their databases if not given. */
  readonly store?: StoreChoice;
  /** Where spans go; none are made unless told. */
  readonly traces?: ServiceConfig['traces'];
  /** Takes the log's lines, all levels from info on; unless told only errors are logged. */
  readonly logTo?: { write(line: string): void };
  /** Websites that get what is published. */
  readonly pushTargets?: readonly PushTarget[];
  readonly warningsFolder?: string;
  /** Fills the empty databases and folders before the services start, instead of the seed: a restore. */
  readonly fill?: (places: readonly CityPlace[]) => Promise<void>;
}

/** Where a service of the city keeps what is its own. */
export interface CityPlace {
  readonly service: ServiceName;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly dataDir: string;
}

/** An event of any service as its readers know it. */
export interface CityEvent {
  readonly source: string;
  readonly sequence: number;
  readonly stream: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly envelope: Envelope;
}

/**
 * A city of a spec: the given services in this one process, as `startService` runs them, on fresh databases, with a token issuer of
 * its own and clocks that stand still. Needs intake, whose directory is seeded.
 */
export class City {
  private readonly running: RunningService[] = [];

  private constructor(
    readonly issuer: TestIssuer,
    private readonly definitions: readonly ServiceDefinition[],
    private readonly databases: ReadonlyMap<string, TestDatabase>,
    private readonly folder: string,
    private date: CivilDate,
    private bus: BusConfig,
    private readonly store: StoreChoice,
    private readonly traces: CityOptions['traces'],
    private readonly logTo: CityOptions['logTo'],
    private readonly pushTargets: readonly PushTarget[],
    private readonly warningsFolder: string | undefined,
  ) {}

  static async start({
    services,
    date,
    bus,
    store = { kind: 'postgres' },
    traces,
    logTo,
    pushTargets = [],
    warningsFolder,
    fill,
  }: CityOptions): Promise<City> {
    const names = [...new Set(services.map(({ name }) => name)), 'bus'];
    const [issuer, folder, ...databases] = await Promise.all([
      startTestIssuer(),
      mkdtemp(join(tmpdir(), 'mingjian-city-')),
      ...names.map(() => testDatabase()),
    ]);
    const byName = new Map(names.map((name, n) => [name, databases[n]!]));
    const { url, ownerUrl: migrateUrl } = byName.get('bus')!;
    const city = new City(
      issuer,
      services,
      byName,
      folder,
      date,
      bus ?? { kind: 'embedded', url, migrateUrl },
      store,
      traces,
      logTo,
      pushTargets,
      warningsFolder,
    );
    try {
      await fill?.(city.places);
      for (const definition of services) city.running.push(await city.run(definition));
      if (!fill) await seedDirectory(city.as(ADMINISTRATOR), date);
      await city.settle();
      return city;
    } catch (error) {
      await city.close();
      throw error;
    }
  }

  get today(): CivilDate {
    return this.date;
  }

  get places(): readonly CityPlace[] {
    return [...new Set(this.definitions.map(({ name }) => name))].map((service) => {
      const { ownerUrl, url } = this.databases.get(service)!;
      return { service, ownerUrl, appUrl: url, dataDir: this.folder };
    });
  }

  /** Requests in a person's name; undefined: without a token. */
  as(sub: string | undefined): PersonClient {
    const token = sub === undefined ? undefined : this.issuer.tokenFor(sub);
    return personClient(token, (service, instance) => this.service(service, instance).url);
  }

  /** @throws RangeError for a service that the city does not run */
  service(name: string, instance = 0): RunningService {
    const found = this.running.filter((_, n) => this.definitions[n]!.name === name)[instance];
    if (!found) throw new RangeError(`the city has no ${name} ${instance}`);
    return found;
  }

  /** Ends a service and starts it anew, as after a deployment. @throws RangeError for one that the city does not run */
  async restart(name: string): Promise<void> {
    const place = this.running.indexOf(this.service(name));
    await this.running[place]!.close();
    this.running[place] = await this.run(this.definitions[place]!);
  }

  /** Ends all services and starts them anew on another bus. @param between what is done while none runs */
  async moveTo(bus: BusConfig, between: (places: readonly CityPlace[]) => Promise<void>): Promise<void> {
    for (const service of this.running.splice(0).reverse()) await service.close();
    await between(this.places);
    this.bus = bus;
    for (const definition of this.definitions) this.running.push(await this.run(definition));
  }

  /** Gives a right from today on and waits until every service knows it. */
  async give(wish: Omit<GrantWish, 'validFrom'>): Promise<void> {
    await giveGrant(this.as(ADMINISTRATOR), { ...wish, validFrom: this.date } as GrantWish);
    await this.settle();
  }

  /** Every event of every service, by service in the order of its log, straight from the stores. */
  async events(): Promise<readonly CityEvent[]> {
    const names = [...new Set(this.definitions.map(({ name }) => name))];
    return (await Promise.all(names.map((name) => eventsIn(this.storeOf(name))))).flat();
  }

  /** How many events every service has recorded so far. */
  async heads(): Promise<Readonly<Record<string, number>>> {
    const names = [...new Set(this.definitions.map(({ name }) => name))];
    const heads = names.map(async (name) => [name, (await this.storeOf(name).head()).sequence] as const);
    return Object.fromEntries(await Promise.all(heads));
  }

  /** Moves all clocks to the morning of a day, does what became due, and settles. */
  async setDate(date: CivilDate): Promise<void> {
    this.date = date;
    for (const { runtime } of this.running) await runtime.setClock(instantOf(date, 9));
    await this.settle();
  }

  /**
   * Resolves when nothing is on its way: two rounds in a row in which every service says so and no log has grown.
   * @throws Error when that takes too long, or something is parked
   */
  async settle(): Promise<void> {
    const end = performance.now() + SETTLE_LIMIT_MS;
    for (let before = ''; ;) {
      const progress = await Promise.all(this.running.map(({ runtime }) => runtime.progress()));
      const now = JSON.stringify(progress);
      if (progress.some((one) => one.settled && one.parked > 0)) throw new Error(`parked: ${now}`);
      if (progress.every(({ settled }) => settled) && now === before) return;
      if (performance.now() > end) throw new Error(`the city does not settle: ${now}`);
      before = now;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_ROUNDS_MS));
    }
  }

  async close(): Promise<void> {
    // Backwards: nobody is asked for anything after it has gone.
    for (const service of [...this.running].reverse()) await service.close();
    await this.issuer.close();
    await Promise.all([...this.databases.values()].map((database) => database.drop()));
    await rm(this.folder, { recursive: true, force: true });
  }

  private run(definition: ServiceDefinition): Promise<RunningService> {
    const own = this.databases.get(definition.name)!;
    return startService(definition, {
      service: definition.name,
      host: '127.0.0.1',
      port: 0,
      databaseUrl: own.url,
      migrateUrl: own.ownerUrl,
      store: this.store,
      bus: this.bus,
      issuer: this.issuer.url,
      audience: AUDIENCE,
      jwksUrl: this.issuer.jwksUrl,
      tokenUrl: this.issuer.tokenUrl,
      clientSecret: this.issuer.secret,
      urls: Object.fromEntries(this.running.map(({ url, runtime }) => [runtime.engine.service, url])),
      dataDir: this.folder,
      pushTargets: this.pushTargets,
      warningsFolder: this.warningsFolder,
      bootstrapAdministrator: ADMINISTRATOR,
      simulatedNow: instantOf(this.date, 9),
      logLevel: this.logTo ? 'info' : 'error',
      logTo: this.logTo,
      traces: this.traces,
      poolSize: 6,
    });
  }

  private storeOf(name: ServiceName) {
    return this.service(name).runtime.engine.store;
  }
}

const PAGE = 5_000;

/** Every event of a store in the order of its log, as readers know it. */
export const eventsIn = async (store: Pick<EventStore, 'read'>): Promise<readonly CityEvent[]> => {
  const recorded: RecordedEvent[] = [];
  for (let page = await store.read(0, PAGE); page.length > 0; page = await store.read(recorded.length, PAGE)) {
    recorded.push(...page);
  }
  return recorded.map(({ source, sequence, stream, body }) => {
    const envelope = decodeEnvelope(body);
    return { source, sequence, stream, ...upcast(envelope.type, envelope.data), envelope };
  });
};

const SETTLE_LIMIT_MS = 20_000;
const BETWEEN_ROUNDS_MS = 4;

export const startCity = (options: CityOptions): Promise<City> => City.start(options);
