import { runService } from '@mingjian/service-kit';
import { reportingService } from './reporting.service.js';

await runService(reportingService);
