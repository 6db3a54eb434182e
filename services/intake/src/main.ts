import { runService } from '@mingjian/service-kit';
import { intakeService } from './intake.service.js';

await runService(intakeService);
