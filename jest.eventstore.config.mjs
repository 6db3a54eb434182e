import { shared } from './jest.config.mjs';

/** Specs against a server of yours: `npm run test:eventstore -- --url esdb://…`. Not part of `npm test`. */
export default {
  ...shared,
  displayName: 'eventstore',
  testRegex: '\\.eventstore\\.spec\\.ts$',
  globalSetup: '<rootDir>/test/start-postgres.mjs',
  globalTeardown: '<rootDir>/test/stop-postgres.mjs',
};
