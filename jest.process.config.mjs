import { shared } from './jest.config.mjs';

/**
 * Whole processes and servers that are started, killed and started again: the launcher, the embedded Postgres, a projection, a
 * double of EventStoreDB and cities on it (`npm run test:process`). Apart, so that `npm test` stays a matter of minutes.
 */
export default {
  ...shared,
  displayName: 'process',
  testRegex: '\\.process\\.spec\\.ts$',
  workerIdleMemoryLimit: '1200MB',
  testTimeout: 30_000,
  globalSetup: '<rootDir>/test/start-postgres.mjs',
  globalTeardown: '<rootDir>/test/stop-postgres.mjs',
};
