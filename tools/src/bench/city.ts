import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serviceNames, type ServiceName } from '@mingjian/contracts';
import { civilDateOf } from '@mingjian/core';
import { createPostgresEventStore } from '@mingjian/event-store/postgres';
import { createPool, type DatabaseUrls } from '@mingjian/postgres';
import { administrator, DEMO_PASSWORD, people, personNamed, personWith } from '../city/people.js';
import { seedLaw, seedSampleCity } from '../city/seed.js';
import { createClient } from '../client/index.js';
import { createIssuer, DEMO_GRANT, ISSUER_PATH, PUBLIC_CLIENT, type Issuer } from '../issuer/index.js';
import { DataFolder, databaseNames, makeDataFolder, type DatabaseName } from '../launcher/data-folder.js';
import { openEntry } from '../launcher/entry.js';
import { serviceEnvironment } from '../launcher/service-environment.js';
import { ServiceProcess } from '../launcher/service-process.js';
import { Shutdown } from '../launcher/shutdown.js';
import { readBack, type ReadBack } from './read-back.js';
import type { BenchServer } from './server.js';

/** A process under measurement: a service, or the plain server beside it. */
export interface Running {
  readonly url: string;
  readonly process: ServiceProcess;
}

/**
 * The sample city as the launcher runs it, but started piece by piece: what does not belong to a measurement does not compete with it
 * for the machine.
 */
export class BenchCity {
  private readonly shutdown = new Shutdown();
  private readonly running = new Map<string, Running>();

  private constructor(
    readonly databases: Readonly<Record<DatabaseName, DatabaseUrls>>,
    private readonly folder: string,
    private readonly report: (line: string) => void,
  ) {}

  /** Databases, issuer, and intake with the law and the sample city in it. */
  static async start(server: BenchServer, report: (line: string) => void): Promise<BenchCity> {
    const databases = Object.fromEntries(
      await Promise.all(databaseNames.map(async (name) => [name, await server.database(`mingjian_${name}`)] as const)),
    ) as Record<DatabaseName, DatabaseUrls>;
    const city = new BenchCity(databases, join(server.folder, 'city'), report);
    try {
      await city.bringUp();
      return city;
    } catch (error) {
      await city.stop();
      throw error;
    }
  }
