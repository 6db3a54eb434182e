export * from './port.js';
export { Tail } from './tail.js';
