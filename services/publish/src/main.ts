import { runService } from '@mingjian/service-kit';
import { publishService } from './publish.service.js';

await runService(publishService);
