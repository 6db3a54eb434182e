import { describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { hurried, hurry, onHurry, Pace, Wakeup } from './loop.js';

const never = new AbortController().signal;
/** How long something takes, in milliseconds. */
const lasting = async (work: () => Promise<void>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
/** Work of so many milliseconds at least. */
const work = (ms: number): void => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

describe('a loop that paces itself', () => {
  it('rests for a multiple of its work, and not at all without work', async () => {
    const pace = new Pace(3);
    pace.begin();
    work(10);
    expect(await lasting(() => pace.rest(never))).toBeGreaterThan(28);
    expect(await lasting(() => pace.rest(never))).toBeLessThan(28);
  });

  it('goes on when it is hurried, and does not rest again soon', async () => {
    const pace = new Pace(1_000);
    pace.begin();
    work(5);
    const rest = pace.rest(never);
    hurry(30);
    await rest;
    expect(hurried()).toBe(true);
    work(5);
    await pace.rest(never);
    await delay(40);
    expect(hurried()).toBe(false);
  });

  it('goes on when it is to end', async () => {
    const over = new AbortController();
    const pace = new Pace(1_000);
    work(5);
    const rest = pace.rest(over.signal);
    over.abort();
    await rest;
  });

  it('sleeps after its rest until it is woken', async () => {
    const wakeup = new Wakeup();
    const pace = new Pace(0);
    const sleep = pace.sleep(wakeup, 60_000, never);
    await delay(1);
    expect(wakeup.asleep).toBe(true);
    wakeup.wake();
    expect(wakeup.asleep).toBe(false);
    await sleep;
  });

  it('is told of a hurry until it does not listen any more', () => {
    let told = 0;
    const ignore = onHurry(() => (told += 1));
    hurry(0);
    ignore();
    hurry(0);
    expect(told).toBe(1);
  });
});
