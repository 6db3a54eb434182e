import { shared } from './jest.config.mjs';

/** Journeys in a real browser: `npm run test:e2e`. They are no part of `npm test`, which runs where there is no browser. */
export default {
  ...shared,
  displayName: 'browser',
  testRegex: '\\.browser\\.spec\\.tsx?$',
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/start-browser-run.mjs',
  globalTeardown: '<rootDir>/test/stop-browser-run.mjs',
};
