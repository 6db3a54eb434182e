import { afterEach, describe, expect, it } from '@jest/globals';
import type { Consumer, Kafka } from 'kafkajs';
import type { Consumption } from '../port.js';
import { eventually } from '../testing/events.js';
import { startKafkaConsumption } from './consumption.js';

type Listener = (event: { readonly payload: object }) => void;

/** A double of kafkajs: consumers that join at once, and give up when the spec says so. */
class FragileKafka {
  readonly consumers: { crash(error: Error, restart: boolean): void; connected: boolean }[] = [];
  refusing: Error | null = null;

  consumer(): Consumer {
    const listeners = new Map<string, Listener>();
    const state = {
      connected: false,
      crash: (error: Error, restart: boolean) => listeners.get('crash')?.({ payload: { error, restart } }),
    };
    this.consumers.push(state);
    const { refusing } = this;
    const double = {
      events: { CRASH: 'crash', GROUP_JOIN: 'join' },
      on: (name: string, listener: Listener) => listeners.set(name, listener),
      async connect() {
        if (refusing) throw refusing;
        state.connected = true;
      },
      subscribe: async () => {},
      run: async () => listeners.get('join')?.({ payload: {} }),
      async disconnect() {
        state.connected = false;
      },
    };
    return double as unknown as Consumer;
  }
}

describe('a consumption on Kafka', () => {
  let kafka: FragileKafka;
  let consumption: Consumption;
  const start = (): void => {
    kafka = new FragileKafka();
    consumption = startKafkaConsumption({
      kafka: kafka as unknown as Kafka,
      groupId: 'a',
      topics: new Map([['mingjian.intake.events', 'intake']]),
      handle: async () => {},
      check: async () => {},
      lag: async () => 0,
    });
  };
  afterEach(() => consumption.stop());

  it.each([false, true])('joins again with a new consumer when kafkajs gave up (restart %p)', async (restart) => {
    start();
    await eventually('it has joined', () => kafka.consumers[0]?.connected === true);
    kafka.refusing = new Error('still away');
    kafka.consumers[0]!.crash(new Error('gave up'), restart);
    await eventually('the failure is seen', () => consumption.trouble !== null);
    await eventually('it tried again', () => consumption.trouble?.message === 'still away');
    kafka.refusing = null;
    await eventually('it has joined again', () => consumption.trouble === null);
    expect(kafka.consumers.map(({ connected }) => connected).lastIndexOf(true)).toBe(kafka.consumers.length - 1);
    expect(kafka.consumers.filter(({ connected }) => connected)).toHaveLength(1);
  });

  it('leaves when it is stopped, and does not come back', async () => {
    start();
    await eventually('it has joined', () => kafka.consumers[0]?.connected === true);
    await consumption.stop();
    expect(kafka.consumers.map(({ connected }) => connected)).toEqual([false]);
  });
});
