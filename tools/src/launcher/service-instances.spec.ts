import { describe, expect, it } from '@jest/globals';
import { instanceNames } from './instances.js';
import { ServiceInstances } from './service-instances.js';
import { ServiceGone, type ServiceProcess, type ServiceProgress } from './service-process.js';

/** A process of a service as a double: listens where it is told to, and answers with what it is given. */
const processAt = (url: string | undefined, progress: ServiceProgress | Error, clocks: Date[] = []): ServiceProcess =>
  ({
    url,
    setClock: async (now: Date) => void clocks.push(now),
    progress: async () => {
      if (progress instanceof Error) throw progress;
      return progress;
    },
  }) as ServiceProcess;

const settled = (events: number): ServiceProgress => ({ settled: true, events, parked: 2 });
const busy: ServiceProgress = { settled: false, awaiting: 'relay' };

describe('the instances of a service', () => {
  it('are named after it', () => {
    expect(instanceNames('review', { review: 3 })).toEqual(['review', 'review-2', 'review-3']);
    expect(instanceNames('intake', { review: 3 })).toEqual(['intake']);
  });

  it('take requests in turn, those that listen', () => {
    const review = new ServiceInstances('review', [
      processAt('a', settled(1)),
      processAt(undefined, settled(1)),
      processAt('b', settled(1)),
    ]);
    const urls = Array.from({ length: 4 }, () => review.nextUrl());
    expect(urls.filter((url) => url === 'a')).toHaveLength(2);
    expect(urls.filter((url) => url === 'b')).toHaveLength(2);
    expect(urls[0]).not.toBe(urls[1]);
    expect(new ServiceInstances('review', [processAt(undefined, busy)]).nextUrl()).toBeUndefined();
  });

  it('are settled when all are, and count their common log once', async () => {
    const both = new ServiceInstances('review', [processAt('a', settled(7)), processAt('b', settled(7))]);
    expect(await both.progress()).toEqual(settled(7));
    const one = new ServiceInstances('review', [processAt('a', settled(7)), processAt('b', busy)]);
    expect(await one.progress()).toEqual(busy);
    const gone = new ServiceInstances('review', [
      processAt('a', settled(7)),
      processAt('b', new ServiceGone('b is gone')),
    ]);
    await expect(gone.progress()).rejects.toThrow(ServiceGone);
  });

  it('all learn the time', async () => {
    const clocks: Date[] = [];
    const now = new Date('2023-02-01T00:00:00.000Z');
    await new ServiceInstances('review', [processAt('a', busy, clocks), processAt('b', busy, clocks)]).setClock(now);
    expect(clocks).toEqual([now, now]);
  });
});
