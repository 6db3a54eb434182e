import { swcOptions } from './swc.config.mjs';

/** Specs are ESM and read library sources directly, so a test run never depends on a build. */
export const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@mingjian/source', 'node', 'node-addons'] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
};

export default {
  testSequencer: '<rootDir>/test/sequencer.mjs',
  // What a worker holds of the suites behind it slows down those to come.
  workerIdleMemoryLimit: '400MB',
  projects: [
    { ...shared, displayName: 'pure', testRegex: '(?<!\\.int|\\.e2e|\\.kafka|\\.eventstore)\\.spec\\.ts$' },
    {
      ...shared,
      displayName: 'integration',
      testRegex: '\\.(int|e2e)\\.spec\\.ts$',
      globalSetup: '<rootDir>/test/start-postgres.mjs',
      globalTeardown: '<rootDir>/test/stop-postgres.mjs',
    },
  ],
};
