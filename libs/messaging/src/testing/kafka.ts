import { describe } from '@jest/globals';

/**
 * A suite on the Kafka that `npm run test:kafka` found or started. Where there is none it is skipped, with the reason in its name.
 * @param suite told the brokers, `host:port`
 */
export const describeOnKafka = (name: string, suite: (brokers: readonly string[]) => void): void => {
  const brokers = process.env['KAFKA_BROKERS'];
  if (brokers) describe(name, () => suite(brokers.split(',')));
  else describe.skip(`${name}, skipped: ${missing()}`, () => suite([]));
};

/** A suite that starts and kills brokers of its own; skipped where this machine cannot run one, or the run was given others. */
export const describeWithLocalKafka = (name: string, suite: () => void): void => {
  if (process.env['KAFKA_LOCAL']) describe(name, suite);
  else describe.skip(`${name}, skipped: ${process.env['KAFKA_BROKERS'] ? 'KAFKA_BROKERS is set' : missing()}`, suite);
};

const missing = (): string => process.env['KAFKA_MISSING'] ?? 'Kafka specs run by npm run test:kafka';
