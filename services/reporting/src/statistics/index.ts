export * from './statistics.projection.js';
export * from './views/publications/counts.js';
