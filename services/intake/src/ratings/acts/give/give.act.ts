import { organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { ratedApplication } from '../../rated-application.js';
import { ratings } from '../../rating.aggregate.js';

/**
 * The applicant says how satisfied they are, once and after delivery: on line whoever applied on line, on a form whoever the registrar enters
 * it for. What they say beside it is sealed.
 */
export const giveRating = actOn(ratings)({
  name: 'rating.give',
  path: 'ratings',
  permission: 'rating.give',
  body: z.strictObject({
    application: z.uuid(),
    organ: organId,
    score: z.number().int().min(1).max(5),
    comment: z.string().trim().min(1).max(5000).optional(),
  }),
  begins: { id: ({ application }) => application, organ: ({ organ }) => organ },
  citizens: () => true,
  command: async ({ id, body: { application, organ, score, comment }, actor, today, engine, directory, seal }) => {
    const found = await ratedApplication(engine, application);
    const isCitizen = actor.role === 'citizen';
    const isTheirs = isCitizen
      ? found?.appliedBy === actor.sub
      : found !== null && [found.organ, ...directory.heirsOf(found.organ, today)].includes(organ);
    return {
      type: 'Rate',
      application,
      score,
      via: isCitizen ? 'online' : 'form',
      rated: found !== null && isTheirs ? { organ: found.organ, delivered: found.delivered } : null,
      today,
      ...(comment !== undefined && { personal: await seal(id, { comment }) }),
    };
  },
});
