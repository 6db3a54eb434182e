import { runService } from '@mingjian/service-kit';
import { reviewService } from './review.service.js';

await runService(reviewService);
