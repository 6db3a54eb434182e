import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serviceNames, type ServiceName } from '@mingjian/contracts';
import { civilDateOf } from '@mingjian/core';
import type { DatabaseUrls } from '@mingjian/postgres';
import { administrator, DEMO_PASSWORD, people, personNamed } from '../city/people.js';
import { CITY_FROM } from '../city/organs.js';
import { post, seedLaw, seedSampleCity } from '../city/seed.js';
import { createClient } from '../client/index.js';
import { createIssuer, DEMO_GRANT, ISSUER_PATH, PUBLIC_CLIENT } from '../issuer/index.js';
import { DataFolder, databaseNames, makeDataFolder, type BusKind, type DatabaseName } from '../launcher/data-folder.js';
import { openEntry, type Entry } from '../launcher/entry.js';
import { KafkaServer } from '../launcher/kafka-server.js';
import type { ServiceSurroundings } from '../launcher/service-environment.js';
import { serviceEnvironment } from '../launcher/service-environment.js';
import { ServiceProcess } from '../launcher/service-process.js';
import { Shutdown } from '../launcher/shutdown.js';
import type { BenchServer } from './server.js';

const SETTLES_WITHIN_MS = 60_000;

/**
 * The sample city out of the launcher's parts, started piece by piece: what does not belong to a measurement does not compete with it
 * for the machine. The entry serves issuer and seed; what is measured goes straight to intake.
 */
export class BenchCity {
  private readonly services = new Map<string, ServiceProcess>();

  private constructor(
    /** The data folder of its services. */
    readonly folder: string,
    private readonly surroundings: ServiceSurroundings,
    private readonly shutdown: Shutdown,
    private readonly report: (line: string) => void,
  ) {}

  /** Databases, bus and issuer; no service yet. */
  static async open(server: BenchServer, bus: BusKind, report: (line: string) => void): Promise<BenchCity> {
    const path = join(server.folder, 'city');
    const now = civilDateOf(new Date());
    await makeDataFolder(path);
    const { secrets, kafka: dataDir } = await DataFolder.open(path, { simulated: false }, now);
    const databases = await Promise.all(
      databaseNames.map(async (name) => [name, await server.database(`mingjian_${name}`)] as const),
    );
    const shutdown = new Shutdown();
    const kafka =
      bus === 'kafka'
        ? await shutdown.acquire(
            () => KafkaServer.start({ dataDir, report }),
            (started) => started.stop(),
          )
        : undefined;
    const entry = await shutdown.acquire(
      () => openEntry(0, true),
      (opened) => opened.close(),
    );
    const issuer = await createIssuer({
      origin: entry.origin,
      keys: secrets.issuerKeys,
      cookieSecret: secrets.cookies,
      people,
      personNamed,
      password: DEMO_PASSWORD,
      services: secrets.clients,
    });
    const surroundings = {
      databases: Object.fromEntries(databases) as unknown as Record<DatabaseName, DatabaseUrls>,
      secrets,
      issuer,
      origin: entry.origin,
      administrator: administrator.sub,
      kafka: kafka?.brokers,
    };
    const city = new BenchCity(path, surroundings, shutdown, report);
    city.route(entry);
    return city;
  }

  get databases(): ServiceSurroundings['databases'] {
    return this.surroundings.databases;
  }

  /** Starts services of the city as the launcher does. */
  async startServices(names: readonly ServiceName[]): Promise<void> {
    await Promise.all(
      names.map((name) =>
        this.startProcess(
          name,
          fileURLToPath(new URL(`../../../services/${name}/dist/main.js`, import.meta.url)),
          serviceEnvironment(name, this.surroundings, this.folder, undefined),
        ),
      ),
    );
  }

  /** Starts any program that talks to its parent like a service; resolves when it listens. */
  async startProcess(name: string, main: string, environment: Readonly<Record<string, string>>): Promise<string> {
    const process = new ServiceProcess({
      name,
      main,
      environment: () => environment,
      logFile: join(this.folder, `${name}.log`),
      report: this.report,
    });
    this.services.set(name, process);
    await this.shutdown.acquire(
      async () => process.start(),
      () => process.stop(),
    );
    return process.listening();
  }

  /** Work calendars, rule tables, organs and people; needs intake. */
  async seed(): Promise<void> {
    const client = createClient({ entry: this.surroundings.origin, connections: 2 });
    try {
      await seedLaw(client);
      await seedSampleCity(client, civilDateOf(new Date()));
    } finally {
      await client.close();
    }
  }

  /** More organs, parents first; needs intake and `seed`. */
  async establish(organs: readonly { readonly organ: string; readonly parent: string | null }[]): Promise<void> {
    const client = createClient({ entry: this.surroundings.origin, connections: 2 });
    try {
      for (const [n, { organ, parent }] of organs.entries()) {
        await post(client, 'organs', `organ-${organ}`, {
          ...{
            organ,
            parent,
            name: `云泽市第${n + 1}局`,
            englishName: organ,
            code: `B${n + 1}`,
            abbreviation: `云${n + 1}`,
          },
          ...{
            level: 'department',
            supervising: false,
            sections: [{ id: 'office', name: '办公室' }],
            validFrom: CITY_FROM,
          },
        });
      }
    } finally {
      await client.close();
    }
  }

  /** The `authorization` header of a demo person. */
  async authorizationOf(sub: string): Promise<string> {
    const answer = await fetch(this.surroundings.issuer.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: DEMO_GRANT,
        client_id: PUBLIC_CLIENT,
        username: sub,
        password: DEMO_PASSWORD,
      }),
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    return `Bearer ${token}`;
  }

  /** @throws Error when a service is not running */
  url(name: string): string {
    const url = this.services.get(name)?.url;
    if (url === undefined) throw new Error(`${name} does not run`);
    return url;
  }

  /** Waits until nothing is on its way inside the services that run. @throws Error when that takes too long */
  async settled(withinMs = SETTLES_WITHIN_MS): Promise<void> {
    const until = performance.now() + withinMs;
    const running = serviceNames.flatMap((name) => this.services.get(name) ?? []);
    for (;;) {
      const progress = await Promise.all(running.map((service) => service.progress()));
      if (progress.every(({ settled }) => settled)) return;
      if (performance.now() > until) throw new Error('the city does not come to rest');
      await delay(50);
    }
  }

  stop(): Promise<void> {
    return this.shutdown.run();
  }

  private route(entry: Entry): void {
    const { issuer } = this.surroundings;
    entry.route({
      service: (name) => this.services.get(name)?.url,
      local: { [ISSUER_PATH.slice(1)]: (request, response) => issuer.handle(request, response) },
    });
  }
}
