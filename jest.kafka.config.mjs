import { shared } from './jest.config.mjs';

/** The specs that need a real Kafka (`npm run test:kafka`); apart, so that `npm test` needs neither Java nor a broker. */
export default {
  ...shared,
  displayName: 'kafka',
  testRegex: '\\.kafka\\.spec\\.ts$',
  testTimeout: 180_000,
  globalSetup: '<rootDir>/test/start-kafka.mjs',
  globalTeardown: '<rootDir>/test/stop-kafka.mjs',
};
