import { describe, expect, it } from '@jest/globals';
import { Shutdown, Stopping } from './shutdown.js';

const later = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), 20));

describe('shutdown', () => {
  it('gives back last first, once', async () => {
    const shutdown = new Shutdown();
    const log: string[] = [];
    for (const name of ['lock', 'postgres', 'services']) {
      await shutdown.acquire(
        async () => name,
        async () => void log.push(name),
      );
    }
    await Promise.all([shutdown.run(), shutdown.run()]);
    expect(log).toEqual(['services', 'postgres', 'lock']);
  });

  it('waits for what is just being acquired and gives it back too', async () => {
    const shutdown = new Shutdown();
    const log: string[] = [];
    const acquired = shutdown.acquire(
      () => later('postgres'),
      async (name) => void log.push(name),
    );
    await shutdown.run();
    expect(await acquired).toBe('postgres');
    expect(log).toEqual(['postgres']);
  });

  it('lets nothing more be acquired', async () => {
    const shutdown = new Shutdown();
    const begun = expect(shutdown.begins()).rejects.toBeInstanceOf(Stopping);
    await shutdown.run();
    await begun;
    await expect(
      shutdown.acquire(
        () => later(1),
        async () => undefined,
      ),
    ).rejects.toBeInstanceOf(Stopping);
  });

  it('gives the rest back when one thing fails', async () => {
    const shutdown = new Shutdown();
    let released = false;
    await shutdown.acquire(
      () => later('lock'),
      async () => void (released = true),
    );
    await shutdown.acquire(
      () => later('services'),
      async () => Promise.reject(new Error('stuck')),
    );
    await expect(shutdown.run()).rejects.toThrow('stuck');
    expect(released).toBe(true);
  });
});
