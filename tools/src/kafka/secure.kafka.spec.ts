import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '@mingjian/event-store';
import type { MessageBus } from '@mingjian/messaging';
import { createKafkaBus, createTopics } from '@mingjian/messaging/kafka';
import { describeWithLocalKafka, eventsOf, eventually } from '@mingjian/messaging/testing';
import { readKafkaConnection } from '@mingjian/service-kit';
import { makeCertificates } from './certificates.js';
import { startLocalKafka, type LocalKafka } from './local-kafka.js';

describeWithLocalKafka('a Kafka that wants TLS and a login', () => {
  let kafka: LocalKafka;
  let folder: string;
  const buses: MessageBus[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-authority-'));
    kafka = await startLocalKafka({ secure: true });
    await createTopics({ connection: await connection(), sources: ['intake'], partitions: 3 });
  });
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
  });
  afterAll(async () => {
    await kafka.stop();
    await rm(folder, { recursive: true });
  });

  /** What a service makes of its variables. */
  const connection = (other: Readonly<Record<string, string>> = {}) => {
    const { brokers, caFile, mechanism, username, password } = kafka.secure!;
    return readKafkaConnection({
      MINGJIAN_BUS: 'kafka',
      MINGJIAN_KAFKA_BROKERS: brokers.join(','),
      MINGJIAN_KAFKA_TLS: 'true',
      MINGJIAN_KAFKA_CA_FILE: caFile,
      MINGJIAN_KAFKA_SASL_MECHANISM: mechanism,
      MINGJIAN_KAFKA_USERNAME: username,
      MINGJIAN_KAFKA_PASSWORD: password,
      ...other,
    });
  };
  const connect = async (other?: Readonly<Record<string, string>>): Promise<MessageBus> => {
    const bus = await createKafkaBus({ connection: await connection(other), clientId: 'spec' });
    buses.push(bus);
    return bus;
  };
  /** What a publication and a consumption say of themselves. */
  const refusals = async (bus: MessageBus, group: string): Promise<readonly string[]> => {
    const published = await bus.publish('intake', eventsOf('intake', 1, 1)).then(
      () => 'published',
      (error: Error) => error.message,
    );
    const consumption = await bus.consume(group, ['intake'], async () => {});
    await eventually('the consumption is in trouble', () => consumption.trouble !== null, 60_000);
    return [published, consumption.trouble!.message];
  };

  it('is published to and consumed from with the right password', async () => {
    const bus = await connect();
    const events = eventsOf('intake', 1, 30);
    const taken: RecordedEvent[] = [];
    await bus.publish('intake', events);
    const consumption = await bus.consume('a', ['intake'], async (batch) => void taken.push(...batch));
    await eventually('all arrived', async () => (await consumption.lag()) === 0, 60_000);
    expect(taken).toHaveLength(30);
    expect(consumption.trouble).toBeNull();
  });

  it('says that the password is wrong', async () => {
    const bus = await connect({ MINGJIAN_KAFKA_PASSWORD: 'another' });
    for (const words of await refusals(bus, 'b')) expect(words).toMatch(/invalid credentials|SCRAM.*failed/i);
  });

  it('is not trusted under another authority, and says why', async () => {
    const { caFile } = await makeCertificates(folder);
    const bus = await connect({ MINGJIAN_KAFKA_CA_FILE: caFile });
    for (const words of await refusals(bus, 'c')) {
      expect(words).toMatch(/no usable Kafka broker: .*(certificate|signature)/);
    }
  });

  it('does not answer who comes without encryption', async () => {
    const plain = await readKafkaConnection({
      MINGJIAN_BUS: 'kafka',
      MINGJIAN_KAFKA_BROKERS: kafka.secure!.brokers[0],
    });
    await expect(createTopics({ connection: plain, sources: ['intake'] })).rejects.toThrow();
  });
});
