import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import Runner from 'kafkajs/src/consumer/runner.js';
import './ended-runner.js';

it('a consumer that is stopped while a broker comes ends, and leaves the process its turns', async () => {
  let nodes = ['1'];
  let fetches = 0;
  let left = false;
  let asked = 0;
  const silent = (): void => undefined;
  const logger = {
    // Without the mending the ended runner says so without end.
    debug: (message: string) => {
      if (message.startsWith('consumer not running') && ++asked > 1000) throw new Error('fetches without end');
    },
    ...{ info: silent, warn: silent, error: silent, namespace: () => logger },
  };
  const runner = new Runner({
    logger,
    consumerGroup: {
      connect: () => Promise.resolve(),
      joinAndSync: () => Promise.resolve(),
      leave: async () => void (left = true),
      heartbeat: () => Promise.resolve(),
      getNodeIds: () => nodes,
      fetch: async () => {
        fetches += 1;
        await delay(1);
        return [];
      },
    },
    instrumentationEmitter: { emit: silent },
    concurrency: 1,
    heartbeatInterval: 1000,
    onCrash: silent,
    retry: { initialRetryTime: 5, retries: 2 },
  });
  await runner.start();
  while (fetches < 3) await delay(1);
  // The fetchers see the other broker, end, and are about to be made anew: just then the consumer is stopped.
  let stopped: Promise<void> | undefined;
  let asks = 0;
  const before = nodes;
  nodes = new Proxy(['1', '2'], {
    get(target, key, receiver): unknown {
      if (key === 'length' && nodes !== before && ++asks === 2) stopped ??= runner.stop();
      return Reflect.get(target, key, receiver);
    },
  });
  while (!stopped) await delay(1);
  await stopped;
  expect(left).toBe(true);
  expect(asked).toBeLessThan(1000);
});
