import { date, organId, remedyKinds } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { remedies } from '../../remedy.aggregate.js';

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
  command: ({ id, body, today }) => ({ type: 'Lodge', remedy: id, ...body, today }),
});
