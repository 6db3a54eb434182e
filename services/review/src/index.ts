export { reviewService } from './review.service.js';
