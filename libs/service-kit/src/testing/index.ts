export * from './city.js';
export * from './client.js';
export { ADMINISTRATOR, AUDITOR, SECTION, staff, type StaffRole } from './directory.js';
export { refusedRead } from './refused-read.js';
export { scenario, type Scenario } from './scenario.js';
export type { TestIssuer, TokenWish } from './issuer.js';
