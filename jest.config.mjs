import { swcOptions, swcPageOptions } from './swc.config.mjs';

/** Specs are ESM and read library sources directly, so a test run never depends on a build. */
export const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions], '^.+\\.tsx$': ['@swc/jest', swcPageOptions] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@mingjian/source', 'node', 'node-addons'] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/.stryker-tmp/'],
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.stryker-tmp/'],
};

export default {
  testSequencer: '<rootDir>/test/sequencer.mjs',
  // What a worker holds of the suites behind it slows down those to come.
  workerIdleMemoryLimit: '1200MB',
  // Enough for a machine that others use: no test says how fast something is.
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testRegex: '(?<!\\.int|\\.e2e|\\.kafka|\\.eventstore|\\.browser|\\.long|\\.process)\\.spec\\.tsx?$',
    },
    {
      ...shared,
      displayName: 'integration',
      testRegex: '\\.(int|e2e)\\.spec\\.ts$',
      globalSetup: '<rootDir>/test/start-postgres.mjs',
      globalTeardown: '<rootDir>/test/stop-postgres.mjs',
    },
  ],
};
