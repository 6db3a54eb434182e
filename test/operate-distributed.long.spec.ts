import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@mingjian/messaging/testing';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { reviewService } from '@mingjian/review-service';
import type { Health, ProjectionState } from '@mingjian/service-kit';
import { AUDITOR, staff, startCity, type City } from '@mingjian/service-kit/testing';
import { instantOf, type CivilDate, uuidFrom } from '@mingjian/core';
import pg from 'pg';
import { bodies, MONDAY, openCase, services } from './city-steps.js';
import { codeIn, pageOf, stepsOf } from './runbook.js';
import { operate, type OperatedCity } from './terminal.js';

jest.setTimeout(120_000);

type Service = 'intake' | 'review' | 'publish' | 'reporting';
type Line = Readonly<Record<string, unknown>> & { readonly msg: string };

const PAGE = 'operate-distributed.md';
const LONG_AFTER: CivilDate = '2026-06-01';
const logged: Line[] = [];
let city: City;
let operated: OperatedCity;
let bus: TestDatabase;
let sections: ReadonlyMap<string, string>;
beforeAll(async () => {
  bus = await testDatabase();
  city = await startCity({
    services: [...services, reviewService],
    date: MONDAY,
    bus: { kind: 'embedded', url: bus.url, migrateUrl: bus.ownerUrl },
    logTo: { write: (line) => void logged.push(JSON.parse(line) as Line) },
  });
  operated = await operate(city);
  const [, ...found] = (await pageOf(PAGE)).split(/^## /m);
  sections = new Map(found.map((section) => [section.split('\n')[0]!, section]));
});
afterAll(async () => {
  await operated.close();
  await city.close();
  await bus.drop();
});

const place = (service: Service) => city.places.find((one) => one.service === service)!;
const asOwner = async (service: Service, ...statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: place(service).ownerUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};
/** Takes a right away from a service while something is looked at: a double of whatever keeps one of its parts from its work. */
const without = async (service: Service, right: string, look: () => Promise<void>): Promise<void> => {
  const role = new URL(place(service).appUrl).username;
  await asOwner(service, `REVOKE ${right} FROM ${role}`);
  try {
    await look();
  } finally {
    await asOwner(service, `GRANT ${right} TO ${role}`);
  }
};
/** Nobody gets into a database while something is looked at, and who was in is thrown out. */
const withoutDatabase = async (url: string, look: () => Promise<void>): Promise<void> => {
  const database = new URL(url).pathname.slice(1);
  const server = new pg.Client({ connectionString: process.env['MINGJIAN_TEST_POSTGRES'] });
  await server.connect();
  try {
    await server.query(`ALTER DATABASE ${database} WITH CONNECTION LIMIT 0`);
    await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database]);
    await look();
  } finally {
    await server.query(`ALTER DATABASE ${database} WITH CONNECTION LIMIT -1`);
    await server.end();
  }
};
const health = async (service: Service): Promise<Health> =>
  (await (await fetch(`${city.service(service).url}/health/ready`)).json()) as Health;
const serving = async (service: Service): Promise<number> =>
  (await fetch(`${city.service(service).url}/health/serving`)).status;
const inTrouble = (service: Service, part: string): Promise<void> =>
  eventually(`${service} names ${part}`, async () => (await health(service)).troubles.some((named) => named === part));
const wellAgain = (service: Service): Promise<void> =>
  eventually(`${service} is ready`, async () => (await health(service)).ready, 60_000);
/** The sum of a figure over its labels that match. */
const figure = async (service: Service, name: string, label = ''): Promise<number> => {
  const text = await (await fetch(`${city.service(service).url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) && line.includes(label))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
};
const said = (words: string, part: string): readonly Line[] =>
  logged.filter(({ msg, part: of }) => msg === words && of === part);
const register = () => city.as(staff('registrar')).post('intake/applications', bodies.application());

describe('the page on a distributed installation', () => {
  it('tells of every part that can be in trouble', () => {
    const parts = codeIn(sections.get('Service not ready')!.split('names the part:')[1]!.split('\n\n')[0]!);
    const all = ['store', 'relay', 'hearing', 'projections', 'directory', 'timers', 'parked', 'checks'];
    expect(parts.slice(0, all.length)).toEqual(all);
  });

  it('is right on a bus that is away: commands are taken, the lag rises, and it ends by itself', async () => {
    await withoutDatabase(bus.url, async () => {
      expect((await register()).status).toBe(201);
      await inTrouble('intake', 'relay');
      await inTrouble('review', 'hearing');
      expect(await serving('intake')).toBe(200);
      expect(await figure('intake', 'mingjian_relay_lag_events')).toBeGreaterThan(0);
      expect(await figure('intake', 'mingjian_ready')).toBe(0);
      await eventually('the log says so', () => said('trouble', 'relay').length > 0);
    });
    await wellAgain('intake');
    await city.settle();
    expect(await figure('intake', 'mingjian_relay_lag_events')).toBe(0);
    await eventually('the log says so', () => said('trouble is over', 'relay').length > 0);
  });

  it('is right on an inbox that does not get on: nothing is lost, and both instances are asked', async () => {
    const item = await city.as(staff('handler')).act('intake/items', bodies.item());
    await city.settle();
    await without('review', 'UPDATE ON messaging.received', async () => {
      await city
        .as(staff('handler'))
        .act(`intake/items/${item.id}/edits`, { title: '2026年公路养护计划', text: '改过的正文' });
      const lag = () => figure('review', 'mingjian_inbox_lag_events');
      await eventually('the lag is told', async () => (await lag()) > 0);
      await eventually('the log says so', () => said('trouble', 'hearing').length > 0);
    });
    await wellAgain('review');
    await city.settle();
    const edits = (await city.events()).filter(({ name }) => name === 'ReviewContentEdited');
    expect(edits.map(({ data }) => data['review'])).toEqual([item.id]);
  });

  it('is right on a read model that does not get on: it is named, with its error, by log and command', async () => {
    await without('intake', 'UPDATE ON projections.checkpoints', async () => {
      await register();
      await inTrouble('intake', 'projections');
      expect(await figure('intake', 'mingjian_projection_lag_events', 'projection="timers"')).toBeGreaterThan(0);
      const named = () => said('trouble', 'projection timers')[0]?.['err'];
      await eventually('the log says so', () => named() !== undefined);
      expect(named()).toMatchObject({ message: expect.stringContaining('permission denied') });
      const [list] = await stepsOf(PAGE);
      expect(list).toBeUndefined();
      const command = codeIn(sections.get('Projection lag rising')!).find((code) => code.startsWith('npm run'))!;
      expect(command).toBe('npm run mingjian -- projections list --url https://…');
      const { projections } = await operated.ask<{ projections: readonly ProjectionState[] }>(['projections', 'list']);
      expect(projections.find(({ name }) => name === 'timers')?.trouble).toContain('permission denied');
    });
    await wellAgain('intake');
  });

  it('is right on a store that is away: nobody is let in, a command sent again counts once, and it comes back by itself', async () => {
    const before = (await city.heads())['intake']!;
    const commandId = uuidFrom('operate-distributed', 'outage');
    const send = () => city.as(staff('registrar')).post('intake/applications', bodies.application(), { commandId });
    await withoutDatabase(place('intake').appUrl, async () => {
      await eventually('the store is named', async () => (await health('intake')).troubles.includes('store'), 30_000);
      expect(await serving('intake')).toBe(503);
      expect(await send()).toMatchObject({ status: 503, code: 'service.unavailable' });
      expect(await figure('intake', 'mingjian_commands_total', 'outcome="failed"')).toBeGreaterThan(0);
    });
    await wellAgain('intake');
    expect([(await send()).status, (await send()).status]).toEqual([201, 201]);
    await city.settle();
    expect((await city.heads())['intake']).toBe(before + 1);
  });

  it('is right on timers: what is due is told and named in the log, and fires once the fault is gone, for its day', async () => {
    const id = await openCase(city);
    await city.settle();
    const append = 'EXECUTE ON ALL FUNCTIONS IN SCHEMA log';
    await without('intake', append, async () => {
      await asOwner('intake', 'REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA log FROM PUBLIC');
      await city.service('intake').runtime.setClock(instantOf(LONG_AFTER, 9));
      await inTrouble('intake', 'timers');
      expect(await figure('intake', 'mingjian_timers_due')).toBeGreaterThan(0);
      expect(logged.filter(({ msg, stream }) => msg === 'timer' && stream === `application-${id}`)).not.toEqual([]);
    });
    await city.setDate(LONG_AFTER);
    await wellAgain('intake');
    expect(await figure('intake', 'mingjian_timers_due')).toBe(0);
    const missed = (await city.events()).filter(
      ({ name, data }) => name === 'TermMissed' && data['application'] === id,
    );
    expect(missed.map(({ data }) => data['due'])).toEqual(['2026-03-30']);
    expect(await figure('intake', 'mingjian_events_total', 'type="TermMissed"')).toBeGreaterThan(0);
    const timeline = await city.as(AUDITOR).get<object>(`reporting/cases/${id}/timeline`);
    expect(JSON.stringify(timeline.body)).toContain('TermMissed');
  });
});
