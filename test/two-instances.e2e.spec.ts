import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { intakeService } from '@mingjian/intake-service';
import { publishService } from '@mingjian/publish-service';
import { reviewService } from '@mingjian/review-service';
import { staff, startCity, type City, type CityEvent } from '@mingjian/service-kit/testing';
import { randomUUID } from 'node:crypto';
import { bodies, bytesUnderReview, levels, MONDAY } from './city-steps.js';

jest.setTimeout(60_000);

const OTHER_LEADER = 'transport.other-leader';
const THINGS = 8;

let city: City;
let items: readonly string[];
beforeAll(async () => {
  city = await startCity({ services: [intakeService, reviewService, reviewService, publishService], date: MONDAY });
  await city.give({ sub: OTHER_LEADER, role: 'leader' });
  const texts = Array.from({ length: THINGS }, (_, n) => `第 ${n} 件`);
  items = await Promise.all(
    texts.map(async (text) => (await city.as(staff('handler')).act('intake/items', bodies.item(text))).id),
  );
  await city.settle();
});
afterAll(() => city.close());

const opine = async (id: string, by: string, instance: number, commandId: string = randomUUID()) => {
  const digest = await bytesUnderReview(city, id);
  return city.as(by).post(`review/reviews/${id}/opinions`, { opinion: 'open', digest }, { instance, commandId });
};
const eventsOf = async (id: string): Promise<readonly CityEvent[]> =>
  (await city.events()).filter(({ stream }) => stream === `review-${id}`);

describe('two instances of review on one database', () => {
  it('opened every review once between them', async () => {
    for (const id of items) expect((await eventsOf(id)).map(({ name }) => name)).toEqual(['ReviewOpened']);
  });

  it('take the levels’ opinions alternately: each knows at once what the other has recorded', async () => {
    for (const [n, id] of items.entries()) {
      for (const [place, role] of levels.slice(0, 3).entries()) {
        const before = levels[place - 1];
        // Whoever acted at the level before is known there too, whichever instance took that opinion.
        if (before) expect((await opine(id, staff(before), (n + place) % 2)).code).toBe('review.person.actedBefore');
        expect((await opine(id, staff(role), (n + place) % 2)).status).toBe(200);
      }
    }
    for (const id of items) {
      const given = (await eventsOf(id)).filter(({ name }) => name === 'OpinionGiven');
      expect(given.map(({ data }) => data['level'])).toEqual([1, 2, 3]);
    }
  });

  it('let exactly one of two leaders decide when both do so at once, each at another instance', async () => {
    for (const id of items) {
      const answers = await Promise.all([opine(id, staff('leader'), 0), opine(id, OTHER_LEADER, 1)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)?.code).toBe('review.state.decided');
      const names = (await eventsOf(id)).map(({ name }) => name);
      expect(names.filter((name) => name === 'ReviewDecided')).toHaveLength(1);
      expect(names.filter((name) => name === 'OpinionGiven')).toHaveLength(4);
      expect(names.at(-1)).toBe('ReviewActRefused');
    }
  });

  it('give the same answer to one command that reaches both', async () => {
    const id = items[0]!;
    const commandId = randomUUID();
    const doubt = (instance: number) =>
      city.as(staff('leader')).post(`review/reviews/${id}/doubts`, { reason: '再看' }, { instance, commandId });
    const answers = await Promise.all([doubt(0), doubt(1)]);
    expect(answers[1]!.body).toEqual(answers[0]!.body);
    expect(answers.map(({ headers }) => headers.get('idempotent-replayed')).sort()).toEqual(['true', null].sort());
    expect((await eventsOf(id)).filter(({ name }) => name === 'DoubtRaised')).toHaveLength(1);
  });

  it('answer every release once, and publish hears each answer once', async () => {
    await city.settle();
    await Promise.all(items.map((id) => city.as(staff('publisher')).act(`publish/publications/${id}/release`, {})));
    await city.settle();
    const events = await city.events();
    const answers = events.filter(({ name }) => name === 'ReleaseCleared' || name === 'ReleaseBarred');
    expect(answers.map(({ data }) => (data['thing'] as { id: string }).id).sort()).toEqual([...items].sort());
    expect(answers.filter(({ name }) => name === 'ReleaseBarred')).toHaveLength(1);
    expect(events.filter(({ name }) => name === 'ItemPublished')).toHaveLength(THINGS - 1);
  });

  it('kept one log between them: no gap, no version twice, times that never run back', async () => {
    const recorded = await city.service('review').runtime.engine.store.read(0, 10_000);
    expect(recorded.map(({ sequence }) => sequence)).toEqual(recorded.map((_, n) => n + 1));
    const versions = new Map<string, number>();
    for (const { stream, version } of recorded) {
      expect(version).toBe((versions.get(stream) ?? 0) + 1);
      versions.set(stream, version);
    }
    const times = recorded.map(({ recordedAt }) => recordedAt.getTime());
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    const heard = await city.service('review', 1).runtime.engine.store.head();
    expect(heard.sequence).toBe(recorded.length);
  });
});
