/** What is read of the record and the statistics, without the service: for measurements. */
export { casesOfCell } from './annual-report/views/cells/cases-of-cell.js';
export { remediesOfCell } from './annual-report/views/cells/remedies-of-cell.js';
export { assembleReport } from './annual-report/views/report/assemble-report.js';
export { foldTables, type ReportEvent, type ReportTables } from './annual-report/domain/index.js';
export { remedyGroups, table3Columns, table3Rows } from './annual-report/domain/form2021.js';
export { cutOfRead } from './annual-report/views/report/cut-of-read.js';
export { stateThen } from './replay/views/state/state-then.js';
