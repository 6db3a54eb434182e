import type { ModuleDefinition } from '@mingjian/service-kit';
import { giveRating } from './acts/give/give.act.js';
import { ratings } from './rating.aggregate.js';
import { rateForm } from './views/rate/rate.form.js';
import { ratingFile } from './views/rating/rating.view.js';

/** What applicants thought of how their cases were dealt with (满意度). */
export const ratingsModule: ModuleDefinition = {
  name: 'ratings',
  aggregates: [ratings],
  acts: [giveRating],
  views: [ratingFile],
  forms: [rateForm],
  reactions: [],
  projections: [],
};
