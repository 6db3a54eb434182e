import { date, penaltyFindings } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { items } from '../../item.aggregate.js';
import { dutyTermOf } from '../../law.js';

/** A published penalty was altered, revoked, or found unlawful or void: from that day the term to withdraw it runs (Penalty Law Art 48). */
export const revokeDecision = actOn(items)({
  name: 'item.revokeDecision',
  path: 'items/:id/revocation',
  permission: 'item.revokeDecision',
  body: z.strictObject({ finding: z.enum(penaltyFindings), foundOn: date }),
  command: ({ id, body: { finding, foundOn }, state, actor, today, directory }) => {
    const organ = state.phase === 'unknown' ? '' : state.organ;
    // The domain refuses a day in the future, which may lie beyond the reach of any calendar.
    const start = foundOn < today ? foundOn : today;
    const { term, pins } = dutyTermOf(directory, organ, today, 'penaltyRevoked', start);
    return { command: { type: 'RevokeDecision', item: id, organ, by: actor.sub, today, finding, foundOn, term }, pins };
  },
});
