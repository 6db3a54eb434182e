export { csvOf, csvSchema } from './csv.js';
export { documentSchema, documentShape, exportedTables, jsonOf } from './document.js';
export type { ExportedReport } from './frozen-report.js';
export { paperOf } from './paper.js';
export { exportedAs, exportFormats, type ExportFormat } from './file.js';
