/**
 * Jest's globalSetup of the Kafka specs: Postgres, and one broker for the whole run unless KAFKA_BROKERS (comma list) already names some.
 * Where neither can be had the specs are skipped, with the reason in their names.
 */
import { transpile } from '../tools/transpile.mjs';
import startPostgres from './start-postgres.mjs';

export default async function startKafka(...args) {
  await startPostgres(...args);
  if (process.env.KAFKA_BROKERS) return;
  await transpile();
  const { startLocalKafka } = await import('../tools/dist/kafka/local-kafka.js');
  const { NoLocalKafka } = await import('../tools/dist/kafka/distribution.js');
  try {
    const kafka = await startLocalKafka({ report: (line) => console.log(line) });
    process.env.KAFKA_BROKERS = kafka.brokers.join(',');
    process.env.KAFKA_LOCAL = 'true';
    globalThis.mingjianTestKafka = kafka;
  } catch (error) {
    if (!(error instanceof NoLocalKafka)) throw error;
    process.env.KAFKA_MISSING = error.message;
    console.warn(`NO KAFKA, so its specs are skipped: ${error.message}. Or name brokers in KAFKA_BROKERS.`);
  }
}
