export * from './clock.js';
export * from './decider.js';
export * from './identity-numbers.js';
export * from './ids.js';
export * from './never.js';
export * from './refusal.js';
