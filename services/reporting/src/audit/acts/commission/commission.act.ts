import { date, organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { audits } from '../../audit.aggregates.js';

/**
 * An organ commissions an audit of itself or of organs below it: who looks at what period, on what basis, and until when. Who commissions does not
 * carry it out.
 */
export const commission = actOn(audits)({
  name: 'audit.commission',
  path: 'audits',
  permission: 'audit.commission',
  body: z.strictObject({
    organ: organId,
    organs: z.array(organId).min(1).max(200),
    period: z.strictObject({ from: date, to: date }),
    basis: z.string().trim().min(1).max(200),
    auditors: z.array(z.string().min(1).max(255)).min(1).max(20),
    validFrom: date,
    validTo: date,
  }),
  begins: { organ: ({ organ }) => organ },
  command: ({ id, body, actor, today, directory }) => {
    const below = new Set([body.organ, ...directory.subtreeOf(body.organ, today)]);
    return {
      type: 'Commission',
      mandate: { audit: id, ...body, organs: [...new Set(body.organs)], auditors: [...new Set(body.auditors)] },
      outside: body.organs.filter((organ) => !below.has(organ)),
      ...{ by: actor.sub, today },
    };
  },
});
