import { describe } from '@jest/globals';
import { createKafka } from '../kafka/connection.js';

/**
 * A suite on the Kafka that `npm run test:kafka` found or started. Where there is none it is skipped, with the reason in its name.
 * @param suite told the brokers, `host:port`
 */
export const describeOnKafka = (name: string, suite: (brokers: readonly string[]) => void): void => {
  const brokers = process.env['KAFKA_BROKERS'];
  if (brokers) describe(name, () => suite(brokers.split(',')));
  else describe.skip(`${name}, skipped: ${missing()}`, () => suite([]));
};

/** The same for a suite that needs brokers which are nobody else's; skipped too where the run was given some by KAFKA_BROKERS. */
export const describeWithLocalKafka = (name: string, suite: (brokers: readonly string[]) => void): void => {
  if (process.env['KAFKA_LOCAL'] || !process.env['KAFKA_BROKERS']) return describeOnKafka(name, suite);
  describe.skip(`${name}, skipped: KAFKA_BROKERS is set`, () => suite([]));
};

const missing = (): string => process.env['KAFKA_MISSING'] ?? 'Kafka specs run by npm run test:kafka';

/** Writes messages that are no events, as a stranger would. */
export const scribble = async (
  brokers: readonly string[],
  topic: string,
  messages: readonly { readonly key: string | null; readonly value: string | null }[],
): Promise<void> => {
  const producer = createKafka({ brokers }, 'stranger').producer();
  await producer.connect();
  await producer.send({ topic, messages: [...messages] });
  await producer.disconnect();
};
