export type { Completeness } from './completeness.js';
export type { React } from './deal-with-key.js';
export { isTransient, TransientError } from './failures.js';
export * from './inbox.js';
export { keyOf, type Parked } from './parking.js';
export type { Received } from './receipts.js';
export { Strangers, type ParkedStranger } from './strangers.js';
