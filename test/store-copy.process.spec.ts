import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { uuidFrom } from '@mingjian/core';
import { createKurrentEventStore, numberingSchema } from '@mingjian/event-store/kurrent';
import { startServerDouble, type ServerDouble } from '@mingjian/event-store/kurrent/testing';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { intakeService } from '@mingjian/intake-service';
import { migrateDatabase } from '@mingjian/service-kit';
import { staff, startCity, type City } from '@mingjian/service-kit/testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { copyStore, type Proof } from '../tools/src/store-copy/index.js';
import { bodies, MONDAY, openCase } from './city-steps.js';
import { stepsOf } from './runbook.js';
import { mingjian } from './terminal.js';

jest.setTimeout(120_000);

let server: ServerDouble;
let city: City;
let elsewhere: TestDatabase;
let copied: Proof;
beforeAll(async () => {
  server = await startServerDouble({ maxAppendSize: 4 * 1024 * 1024 });
  city = await startCity({ services: [intakeService], date: MONDAY });
  const id = await openCase(city);
  // Refused: an answer without an event.
  const again = await city.as(staff('registrar')).post(`intake/applications/${id}/registration`, {});
  expect(again.status).toBe(409);
  // Refused too, and kept as an event of its own.
  expect((await city.as(staff('handler')).get('intake/operations/parked')).status).toBe(403);
  await city.as(staff('registrar')).act('intake/applications', bodies.application());
  await city.settle();
  elsewhere = await testDatabase();
  await elsewhere.pool.query(numberingSchema(elsewhere.appRole));
  copied = await toServer();
});
afterAll(async () => {
  await elsewhere.drop();
  await city.close();
  await server.close();
});

const intake = { service: 'intake' } as const;
const place = () => city.places[0]!;
const toServer = () => copyStore({ ...intake, ...place(), serverUrl: server.url, to: 'kurrent' });
const toPostgres = () =>
  copyStore({
    ...intake,
    appUrl: elsewhere.url,
    ownerUrl: elsewhere.ownerUrl,
    serverUrl: server.url,
    to: 'postgres',
  });

/** @param eventIdOf gives the id of the event of a command */
const appendOnServer = async (eventIdOf: (commandId: string) => string): Promise<void> => {
  const store = createKurrentEventStore({ source: 'intake', url: server.url, pool: elsewhere.appPool });
  const id = randomUUID();
  const appended = await store.append({
    stream: `application-${id}`,
    expectedVersion: 0,
    events: [{ id: eventIdOf(id), type: 'cn.mingjian.intake.Noted.v1', body: '{}' }],
    command: { actor: 'spec', id, digest: 'd', outcome: '{}' },
    now: new Date(),
  });
  await store.close();
  expect(appended.kind).toBe('appended');
};

/** As the service has it. */
const environmentOf = ({ appUrl, ownerUrl }: { readonly appUrl: string; readonly ownerUrl: string }) => ({
  MINGJIAN_DATABASE_URL: appUrl,
  MINGJIAN_MIGRATE_URL: ownerUrl,
  MINGJIAN_STORE: 'kurrent',
  MINGJIAN_STORE_URL: server.url,
  MINGJIAN_BUS_URL: 'postgres://127.0.0.1/bus',
  MINGJIAN_ISSUER: city.issuer.url,
  MINGJIAN_JWKS_URL: city.issuer.jwksUrl,
  MINGJIAN_DATA: '/nonexistent',
});

describe('the copy of a log to EventStoreDB, of which this server is a double', () => {
  it('has every event, and every command with its answer, also those that left no event', async () => {
    expect(copied.events).toBe((await city.heads())['intake']);
    const client = new pg.Client({ connectionString: place().ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ all: number; without: number }>(
      'SELECT count(*)::int AS all, count(sequence)::int AS without FROM log.commands',
    );
    await client.end();
    expect(copied.commands).toBe(rows[0]!.all);
    expect(rows[0]!.without).toBeGreaterThan(0);
  });

  it('may be repeated, goes back into another Postgres, and is the same each time, by the commands of the page', async () => {
    const [there, back, ...more] = await stepsOf('use-eventstoredb.md');
    expect(more).toEqual([]);
    for (const [step, urls] of [
      [there!, { appUrl: place().appUrl, ownerUrl: place().ownerUrl }],
      [back!, { appUrl: elsewhere.url, ownerUrl: elsewhere.ownerUrl }],
    ] as const) {
      const { code, out } = await mingjian([...step, '--json'], environmentOf(urls));
      expect(code).toBe(0);
      expect(JSON.parse(out.join('\n'))).toEqual({ service: 'intake', to: step.at(-1), ...copied });
    }
  });

  it('stands in a database that the service migrates at its next start as any other', async () => {
    const { appUrl: databaseUrl, ownerUrl: migrateUrl } = place();
    const store = { kind: 'kurrent', url: server.url } as const;
    await expect(migrateDatabase(intakeService, { databaseUrl, migrateUrl, store })).resolves.toBeUndefined();
  });

  it('goes on from a beginning, but never where both have gone on, nor with an event that no command wrote', async () => {
    await appendOnServer((id) => uuidFrom('intake', 'spec', id, '0'));
    expect(await toPostgres()).toMatchObject({ events: copied.events + 1, commands: copied.commands + 1 });
    await expect(toServer()).rejects.toThrow('the copy of intake has another length');
    await appendOnServer(() => randomUUID());
    await expect(toPostgres()).rejects.toThrow('no command wrote event');
  });
});
