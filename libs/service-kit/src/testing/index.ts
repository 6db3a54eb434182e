export * from './city.js';
export * from './client.js';
export { ADMINISTRATOR, AUDITOR, SECTION, staff, type StaffRole } from './directory.js';
export type { TestIssuer, TokenWish } from './issuer.js';
