export * from './city.js';
export * from './client.js';
export { ADMINISTRATOR, AUDITOR, SECTION, seedDirectory, staff, type StaffRole } from './directory.js';
export { refusedRead } from './refused-read.js';
export { scenario, type Scenario } from './scenario.js';
export { AUDIENCE, startTestIssuer, type TestIssuer, type TokenWish } from './issuer.js';
