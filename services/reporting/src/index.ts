export { createRecord, keepEvents, recordSchema } from './record/index.js';
export { reportingService } from './reporting.service.js';
export { statistics } from './statistics/index.js';
export { RECORD_GROUP } from './record/start-record.js';
