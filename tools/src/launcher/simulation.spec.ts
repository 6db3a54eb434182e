import { describe, expect, it } from '@jest/globals';
import { ServiceGone, type ServiceProgress } from './service-process.js';
import { ClockBackwards, Simulation, SimulationTimedOut, type SimulatedService } from './simulation.js';

const start = new Date('2023-01-01T00:00:00.000Z');
const later = new Date('2023-02-01T00:00:00.000Z');

const idle = (events: number): ServiceProgress => ({ settled: true, events, parked: 0 });
const busy: ServiceProgress = { settled: false, awaiting: 'relay' };

/** A service that answers progress from a script, its last line again and again. */
const scripted = (name: string, ...script: (ServiceProgress | Error)[]): SimulatedService & { asked: number } => {
  const service = {
    name,
    asked: 0,
    setClock: async () => undefined,
    async progress() {
      const line = script[Math.min(service.asked, script.length - 1)] ?? idle(0);
      service.asked += 1;
      if (line instanceof Error) throw line;
      return line;
    },
  };
  return service;
};

const simulation = (services: SimulatedService[], kept: Date[] = [], limitMs?: number) =>
  new Simulation({
    now: start,
    keep: async (now) => void kept.push(now),
    services,
    ...(limitMs !== undefined && { limitMs }),
  });

describe('the simulated clock', () => {
  it('is kept first, then told to the services one after another', async () => {
    const log: string[] = [];
    const teller = (name: string): SimulatedService => ({
      ...scripted(name),
      async setClock(now) {
        log.push(`${name} begins ${now.toISOString()}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        log.push(`${name} done`);
      },
    });
    const city = new Simulation({
      now: start,
      keep: async (now) => void log.push(`kept ${now.toISOString()}`),
      services: [teller('reporting'), teller('intake')],
    });
    await city.setClock(later);
    const iso = later.toISOString();
    expect(log).toEqual([
      `kept ${iso}`,
      `reporting begins ${iso}`,
      'reporting done',
      `intake begins ${iso}`,
      'intake done',
    ]);
    expect(city.now).toEqual(later);
  });

  it('only goes forward; the same instant again is told again', async () => {
    const kept: Date[] = [];
    const city = simulation([scripted('intake')], kept);
    await city.setClock(later);
    await city.setClock(later);
    await expect(city.setClock(start)).rejects.toBeInstanceOf(ClockBackwards);
    expect(kept).toEqual([later, later]);
    expect(city.now).toEqual(later);
  });

  it('moves in the order of the requests, and a refused one does not stop the next', async () => {
    const kept: Date[] = [];
    const city = simulation([scripted('intake')], kept);
    const middle = new Date('2023-01-15T00:00:00.000Z');
    const moves = await Promise.allSettled([city.setClock(middle), city.setClock(start), city.setClock(later)]);
    expect(moves.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(kept).toEqual([middle, later]);
  });

  it('is told again to a service that died while it was told', async () => {
    let told = 0;
    const mortal: SimulatedService = {
      ...scripted('intake'),
      async setClock() {
        told += 1;
        if (told < 3) throw new ServiceGone('died');
      },
    };
    await simulation([mortal]).setClock(later);
    expect(told).toBe(3);
  });

  it('gives up on a service that never answers', async () => {
    const silent: SimulatedService = { ...scripted('intake'), setClock: () => new Promise(() => undefined) };
    await expect(simulation([silent], [], 50).setClock(later)).rejects.toBeInstanceOf(SimulationTimedOut);
  });
});

describe('settling', () => {
  it('takes two rounds in a row that say the same', async () => {
    const intake = scripted('intake', idle(7));
    const review = scripted('review', idle(4));
    expect(await simulation([intake, review]).settle()).toEqual({ events: { intake: 7, review: 4 }, parked: 0 });
    expect([intake.asked, review.asked]).toEqual([2, 2]);
  });

  it('starts over when a log has grown between two settled rounds', async () => {
    const intake = scripted('intake', idle(7), idle(8), idle(8));
    expect(await simulation([intake]).settle()).toEqual({ events: { intake: 8 }, parked: 0 });
    expect(intake.asked).toBe(3);
  });

  it('starts over when one of them becomes busy again', async () => {
    const intake = scripted('intake', busy, idle(7), busy, idle(7), idle(7));
    await simulation([intake, scripted('review', idle(1))]).settle();
    expect(intake.asked).toBe(5);
  });

  it('does not count a service that is down as settled', async () => {
    const intake = scripted('intake', new ServiceGone('died'), idle(7));
    await simulation([intake]).settle();
    expect(intake.asked).toBe(3);
  });

  it('tells how much is parked', async () => {
    const stuck: ServiceProgress = { settled: true, events: 1, parked: 2 };
    expect((await simulation([scripted('intake', stuck)]).settle()).parked).toBe(2);
  });

  it('gives up after its limit', async () => {
    await expect(simulation([scripted('intake', busy)], [], 50).settle()).rejects.toBeInstanceOf(SimulationTimedOut);
  });
});
