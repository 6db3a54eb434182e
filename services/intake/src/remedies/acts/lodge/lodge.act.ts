import { date, organId, remedyKinds } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { remedies } from '../../remedy.aggregate.js';
import { responsibleFor } from '../../../responsible-for.js';

/** Somebody lodged (提起) a reconsideration or a suit against the organ. */
export const lodge = actOn(remedies)({
  name: 'remedy.lodge',
  path: 'remedies',
  permission: 'remedy.lodge',
  body: z.strictObject({
    organ: organId,
    kind: z.enum(remedyKinds),
    application: z.uuid().nullable(),
    lodgedOn: date,
  }),
  begins: { organ: ({ organ }) => organ },
  command: async ({ id, body, today, engine }) => ({
    type: 'Lodge',
    remedy: id,
    ...body,
    today,
    responsible: body.application === null ? null : await responsibleFor(body.application, { engine, today }),
  }),
});
