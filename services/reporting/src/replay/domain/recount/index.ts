export * from './amount.js';
export * from './book.js';
export * from './comparison.js';
export * from './recount.js';
export * from './shares.js';
