import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { keepAttempt, publications } from '../../publication.aggregate.js';

/** The publication is taken back with a reason; number and tombstone stay. */
export const withdraw = actOn(publications)({
  name: 'publication.withdraw',
  path: 'publications/:id/withdrawal',
  permission: 'publication.withdraw',
  body: z.strictObject({ reason: z.enum(['incorrect', 'outdated', 'decisionRevoked']) }),
  attempt: keepAttempt('Withdraw'),
  command: ({ body, today, actor }) => ({ type: 'Withdraw', today, by: actor.sub, reason: body.reason }),
});
