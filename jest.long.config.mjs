import { shared } from './jest.config.mjs';

/** Runbooks on a whole installation, a simulated year, figures at every prefix: `npm run test:long`. Apart, so that `npm test` stays a matter of minutes. */
export default {
  ...shared,
  displayName: 'long',
  testRegex: '\\.long\\.spec\\.ts$',
  testTimeout: 300_000,
  globalSetup: '<rootDir>/test/start-postgres.mjs',
  globalTeardown: '<rootDir>/test/stop-postgres.mjs',
};
