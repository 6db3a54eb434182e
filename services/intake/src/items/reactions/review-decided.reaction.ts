import { reviewEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { items } from '../item.aggregate.js';
import { reassessmentFrom } from '../law.js';

/** Review sent the item back, or decided that it stays closed. What it opens is concluded when publish has published it. */
export const onReviewDecided = reactionOf(items)({
  name: 'item.reviewDecided',
  to: reviewEvents.ReviewDecided,
  consequence: ({ thing, outcome, review, organ, digest, ground, decidedOn }) => {
    if (thing.kind !== 'item') return undefined;
    const of = { item: thing.id, organ, digest };
    if (outcome === 'returned') return { id: thing.id, command: () => ({ type: 'Return', ...of, review }) };
    if (outcome !== 'notOpen') return undefined;
    return {
      id: thing.id,
      command: ({ directory, today }) => {
        const { term: reassessment, pins } = reassessmentFrom(directory, organ, today, decidedOn);
        return {
          command: {
            type: 'Conclude',
            ...of,
            outcome,
            concludedOn: decidedOn,
            ground,
            indexNumber: null,
            ...(reassessment && { reassessment }),
          },
          pins,
        };
      },
    };
  },
});
