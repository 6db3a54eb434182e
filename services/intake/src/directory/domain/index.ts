export * from './calendar/index.js';
export * from './grants/index.js';
export * from './organ/index.js';
export * from './refusal-texts.js';
export * from './rules/index.js';
