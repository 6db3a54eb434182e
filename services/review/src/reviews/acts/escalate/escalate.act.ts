import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { actingOrgan, currentLevel } from '../../domain/index.js';
import { keepAttempt, reviews } from '../../review.aggregate.js';

/** Nobody of the organ may act at this level: it goes to the superior organ. */
export const escalate = actOn(reviews)({
  name: 'review.escalate',
  path: 'reviews/:id/escalation',
  permission: 'review.escalate',
  body: z.strictObject({}),
  attempt: keepAttempt('Escalate'),
  command: (context) => {
    const level = context.state.phase === 'absent' ? undefined : currentLevel(context.state);
    const organ = context.state.phase === 'absent' ? '' : actingOrgan(context.state);
    const holders = level ? context.directory.holdersOf(level.role, organ, context.today) : [];
    return {
      type: 'Escalate',
      today: context.today,
      by: context.actor.sub,
      actingFor: context.actingFor,
      superior: context.directory.ancestorsOf(organ, context.today)[0] ?? '',
      holders: holders.map(({ sub, deputyFor }) => ({ by: sub, actingFor: deputyFor })),
    };
  },
});
