/**
 * The 2021 form, rules C1–C13 and the official words for rows, columns and verdicts: all that examining a report needs, whoever made it.
 * Pure, so that a tool may use it without a service.
 */
export * from './domain/index.js';
export { rowLabel, verdictLabels, verdictPlace } from './views/page/labels.js';
