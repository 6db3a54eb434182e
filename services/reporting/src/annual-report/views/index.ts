export * from './cells/cases-of-cell.js';
export * from './cells/paging.js';
export * from './cells/remedies-of-cell.js';
export * from './cells/tallies-of-cell.js';
export * from './page/behind-page.js';
export * from './page/report-page.js';
export type { CellLink } from './page/tables.js';
export * from './report/assemble-report.js';
