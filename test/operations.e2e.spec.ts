import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { itemEvents } from '@mingjian/contracts';
import { intakeService } from '@mingjian/intake-service';
import { eventually } from '@mingjian/messaging/testing';
import { publishService } from '@mingjian/publish-service';
import { reportingService } from '@mingjian/reporting-service';
import { reviewService } from '@mingjian/review-service';
import type { ParkedEvent, ProjectionState, Reaction, ServiceDefinition } from '@mingjian/service-kit';
import { ADMINISTRATOR, staff, startCity, type City } from '@mingjian/service-kit/testing';
import { bodies, MONDAY } from './city-steps.js';
import { stepsOf } from './runbook.js';
import { operate, type OperatedCity } from './terminal.js';

jest.setTimeout(60_000);

/** Fails on the events of one thing until it is mended: a double of a faulty reaction. */
const poison = { of: '', mended: false };
const faulty: Reaction = {
  name: 'spec.faulty',
  on: [itemEvents.ItemProposed.wireType, itemEvents.ItemEdited.wireType],
  react: async ({ data }) => {
    if (data['item'] === poison.of && !poison.mended) throw new Error('the rule is missing');
  },
};
const reviewWithFault: ServiceDefinition = {
  ...reviewService,
  modules: [
    { name: 'faulty', aggregates: [], acts: [], views: [], reactions: [faulty], projections: [] },
    ...reviewService.modules,
  ],
};

const logged: string[] = [];
let city: City;
let operated: OperatedCity;
beforeAll(async () => {
  city = await startCity({
    services: [intakeService, reviewWithFault, publishService, reportingService],
    date: MONDAY,
    logTo: { write: (line) => void logged.push(line) },
  });
  operated = await operate(city);
});
afterAll(async () => {
  await operated.close();
  await city.close();
});

const parked = async (): Promise<readonly ParkedEvent[]> =>
  (await operated.ask<{ parked: readonly ParkedEvent[] }>(['parked', 'list'])).parked;
const propose = async (): Promise<string> => (await city.as(staff('handler')).act('intake/items', bodies.item())).id;
const edit = (id: string, text: string) =>
  city.as(staff('handler')).act(`intake/items/${id}/edits`, { title: '2026年公路养护计划', text });
const underReview = async (id: string) => {
  const { status, body } = await city
    .as(staff('leader'))
    .get<{ phase: string; content: { digest: string }; version: number }>(`review/reviews/${id}`);
  return status === 200 ? { phase: body.phase, digest: body.content.digest, version: body.version } : undefined;
};
const isReady = async (): Promise<boolean> => (await fetch(`${city.service('review').url}/health/ready`)).ok;

describe('an event that a reaction cannot deal with', () => {
  let key: string;

  it('is parked, later ones of its thing wait behind it, and other things go on within five seconds', async () => {
    const bad = await propose();
    await city.settle();
    poison.of = bad;
    await edit(bad, '改过的正文');
    await eventually('the edit is parked', async () => (await parked()).length === 1);
    await edit(bad, '再改的正文');
    await eventually('the later one waits', async () => (await parked()).length === 2);

    const started = performance.now();
    const good = await propose();
    await eventually('another item is under review', async () => (await underReview(good)) !== undefined, 5_000);
    expect(performance.now() - started).toBeLessThan(5_000);

    const events = await parked();
    expect(new Set(events.map((event) => event.key)).size).toBe(1);
    expect(events.map(({ reason }) => reason)).toEqual([
      'Error: the rule is missing',
      'waits behind an earlier event of its key',
    ]);
    key = events[0]!.key;
    expect(await isReady()).toBe(false);
  });

  it('keeps nobody out, and is told by readiness and log', async () => {
    const { url } = city.service('review');
    expect(await fetch(`${url}/health/serving`)).toMatchObject({ status: 200 });
    expect(await (await fetch(`${url}/health/ready`)).json()).toMatchObject({
      troubles: ['parked'],
      lag: { relay: 0, parked: 2, projections: { open_reviews: 0 } },
    });
    const lines = logged.map((line) => JSON.parse(line) as { msg: string; stream: string; reason: string });
    expect(lines.filter(({ msg }) => msg === 'parked')).toEqual([
      expect.objectContaining({ stream: `item-${poison.of}`, reason: 'Error: the rule is missing' }),
      expect.objectContaining({ stream: `item-${poison.of}`, reason: 'waits behind an earlier event of its key' }),
    ]);
  });

  it('is shown to the administrator, without what is in it, and to nobody else', async () => {
    const shown = await operated.run(['parked', 'show', key]);
    expect(shown.code).toBe(0);
    expect(shown.out).toHaveLength(3);
    expect(shown.out.join('\n')).not.toContain('正文');
    const refused = await operated.run(['parked', 'list'], staff('handler'));
    expect(refused).toMatchObject({ code: 1, out: [] });
    expect(refused.notes.join('\n')).toContain('permission.missing');
    const refusals = async () =>
      (await city.events()).filter(({ name, source }) => name === 'AccessRefused' && source === 'review');
    // All services are asked at once, and the first refusal ends the command.
    await eventually('review has kept the attempt', async () => (await refusals()).length > 0);
    const kept = await refusals();
    expect(kept.map(({ data }) => [data['view'], data['by']])).toEqual([['operations.parked', staff('handler')]]);
  });

  it('stays parked, and the command says so, while the fault is there', async () => {
    const { code, out } = await operated.run(['parked', 'replay', key]);
    expect(code).toBe(1);
    expect(out[1]).toMatch(/^review +\S+ +0 +2$/);
  });

  it('is dealt with by a replay after the fault is mended, and the services are where they would have been', async () => {
    poison.mended = true;
    expect(await operated.run(['parked', 'replay', '--all'])).toMatchObject({ code: 0 });
    await city.settle();
    expect(await isReady()).toBe(true);
    expect(await parked()).toEqual([]);

    const spared = await propose();
    await city.settle();
    await edit(spared, '改过的正文');
    await edit(spared, '再改的正文');
    await city.settle();
    expect(await underReview(poison.of)).toEqual(await underReview(spared));
  });

  it('is named by a key under which something is parked', async () => {
    expect(await operated.run(['parked', 'replay', key])).toMatchObject({ code: 2, out: [] });
  });

  it('was helped with nothing but the commands of the runbook, all of them', async () => {
    const steps = await stepsOf('replay-parked-events.md', { KEY: key });
    expect(steps.length).toBeGreaterThan(3);
    expect(operated.performed).toEqual(expect.arrayContaining([...steps]));
    expect(steps).toEqual(expect.arrayContaining([...operated.performed]));
  });
});

describe('the projections of a running city', () => {
  it('are listed with their generations and rebuilt beside the live ones', async () => {
    const states = async (): Promise<readonly ProjectionState[]> =>
      (await operated.ask<{ projections: readonly ProjectionState[] }>(['projections', 'list', '--service', 'intake']))
        .projections;
    const timers = async () => (await states()).find(({ name }) => name === 'timers')!;
    const before = await timers();
    expect(before.generations).toMatchObject([{ live: true, current: true }]);

    const rebuilt = await operated.run(['projections', 'rebuild', 'timers', '--service', 'intake']);
    const number = before.generations[0]!.number + 1;
    expect(rebuilt).toMatchObject({ code: 0, out: [`timers of intake: generation ${number} is live`] });
    await city.settle();
    expect(await timers()).toMatchObject({ lag: 0, generations: [{ number, live: true, current: true }] });
  });

  it('go through the runbook', async () => {
    const steps = await stepsOf('rebuild-a-projection.md');
    expect(steps.length).toBeGreaterThan(3);
    for (const step of steps) expect(await operated.run(step)).toMatchObject({ code: 0 });
  });

  it('are rebuilt only where it is clear which', async () => {
    const ambiguous = await operated.run(['projections', 'rebuild', 'sealed_references']);
    expect(ambiguous).toMatchObject({ code: 2, out: [] });
    expect(await operated.run(['projections', 'rebuild', 'nothing', '--service', 'intake'])).toMatchObject({ code: 2 });
  });

  it('tell their lag', async () => {
    const { code, out } = await operated.run(['projections', 'lag', '--service', 'intake']);
    expect(code).toBe(0);
    expect(out.slice(1).every((line) => /^intake +\w+ +0$/.test(line))).toBe(true);
  });
});

describe('a moment', () => {
  it('becomes a cut by asking the logs, also where nothing happens', async () => {
    const ask = (service: string, at: string) =>
      city.as(ADMINISTRATOR).get(`${service}/operations/cut?at=${encodeURIComponent(at)}`);
    const heads = await city.heads();
    for (const service of ['intake', 'review', 'publish', 'reporting']) {
      expect(await ask(service, '2020-01-01T00:00:00Z')).toMatchObject({ body: { sequence: 0, final: true } });
      expect(await ask(service, '2026-03-03T00:00:00+08:00')).toMatchObject({
        body: { service, at: '2026-03-02T16:00:00.000Z', sequence: heads[service], final: false },
      });
    }
    expect(await ask('intake', 'yesterday')).toMatchObject({ status: 400, code: 'request.invalid' });
    expect((await city.as(staff('handler')).get('intake/operations/cut?at=2020-01-01T00:00:00Z')).status).toBe(403);
  });
});
