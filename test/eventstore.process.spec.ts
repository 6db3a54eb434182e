import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startServerDouble, type ServerDouble } from '@mingjian/event-store/kurrent/testing';
import { AUDITOR, staff, startCity, type City } from '@mingjian/service-kit/testing';
import { randomUUID } from 'node:crypto';
import { agreedOne, bodies, MONDAY, services } from './city-steps.js';

jest.setTimeout(120_000);

let server: ServerDouble;
let city: City;
beforeAll(async () => {
  server = await startServerDouble({ maxAppendSize: 4 * 1024 * 1024 });
  city = await startCity({ services, date: MONDAY, store: { kind: 'kurrent', url: server.url } });
});
afterAll(async () => {
  await city.close();
  await server.close();
});

describe('a city whose four logs are on one double of EventStoreDB', () => {
  it('takes an application from the counter to its archive', async () => {
    const id = await agreedOne(city, 'reply');
    await city.as(staff('publisher')).act(`publish/replies/${id}/issue`, {});
    await city.settle();
    await city.as(staff('publisher')).act(`publish/replies/${id}/delivery`, { manner: 'post', deliveredOn: MONDAY });
    await city.settle();
    await city.as(staff('registrar')).act(`intake/applications/${id}/archive`, {});
    await city.settle();

    const file = await city.as(staff('handler')).get(`intake/applications/${id}`);
    expect(file.body).toMatchObject({ phase: 'closed', result: '3.1', archivedOn: MONDAY });
    const report = await city
      .as(undefined)
      .get<{ table3: Record<string, unknown> }>('reporting/reports/transport/2026?scope=own');
    expect(report.body.table3['3.1']).toMatchObject({ naturalPerson: 1, total: 1 });
    expect(server.log.stream(`intake.application-${id}`).length).toBeGreaterThan(5);
    expect(server.log.stream(`review.review-${id}`).length).toBeGreaterThan(5);
  });

  it('publishes an item on the portal', async () => {
    const id = await agreedOne(city, 'item');
    await city.as(staff('publisher')).act(`publish/publications/${id}/release`, {});
    await city.settle();
    expect((await city.as(undefined).get<string>('publish:/portal')).body).toContain('2026年公路养护计划');
  });

  it('answers a repeated command with its first outcome, and goes on after a restart of the server', async () => {
    const commandId = randomUUID();
    const submit = () => city.as(staff('registrar')).post('intake/applications', bodies.application(), { commandId });
    const first = await submit();
    await server.restart();
    expect(await submit()).toMatchObject({ status: first.status, body: first.body });
    await city.settle();
  });

  it('has a record of every log, gap-free, with the bytes that the services wrote', async () => {
    const heads = await city.heads();
    for (const source of ['intake', 'review', 'publish'] as const) {
      const kept = await city
        .as(AUDITOR)
        .get<{ events: readonly { sequence: number; body: string }[] }>(`reporting/record/${source}/events`);
      const own = await city.service(source).runtime.engine.store.read(0, 10_000);
      expect(own.map(({ sequence }) => sequence)).toEqual(Array.from({ length: heads[source]! }, (_, n) => n + 1));
      expect(kept.body.events.map(({ sequence, body }) => ({ sequence, body }))).toEqual(
        own.map(({ sequence, body }) => ({ sequence, body })),
      );
      const written = server.log.all.filter(({ stream }) => stream.startsWith(`${source}.`));
      expect(own.map(({ body }) => body)).toEqual(written.map(({ data }) => Buffer.from(data).toString('utf8')));
    }
  });
});
