/** Jest's globalTeardown of the Kafka specs: stops what start-kafka.mjs started. */
import stopPostgres from './stop-postgres.mjs';

export default async function stopKafka() {
  await globalThis.mingjianTestKafka?.stop();
  await stopPostgres();
}
