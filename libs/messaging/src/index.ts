export { arrivedIn, watchGaps, type Arrived } from './gaps.js';
export * from './inbox/index.js';
export * from './intervals.js';
export * from './leader.js';
export { hurry, Pace, pause, Retry, Wakeup } from './loop.js';
export * from './port.js';
export * from './relay.js';
export * from './schema.js';
