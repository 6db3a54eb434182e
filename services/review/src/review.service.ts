import type { ServiceDefinition } from '@mingjian/service-kit';
import { reviewsModule } from './reviews/reviews.module.js';

/** review: several people look at one thing, and clear or bar exactly the bytes that go out. */
export const reviewService: ServiceDefinition = {
  name: 'review',
  modules: [reviewsModule],
  hears: ['intake', 'publish'],
};
