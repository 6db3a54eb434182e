export * from './keep.js';
export * from './record.js';
export * from './schema.js';
export * from './start-record.js';
export * from './views/timeline/timeline-page.js';
export * from './views/timeline/timeline.js';
