export * from './appraisal/index.js';
export * from './inspection/index.js';
export * from './measure/index.js';
export * from './measuring/index.js';
export * from './rectification/index.js';
