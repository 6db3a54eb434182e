import { date, remedyOutcomes } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { remedies } from '../../remedy.aggregate.js';

/** The remedy was concluded with an outcome of table 4. */
export const conclude = actOn(remedies)({
  name: 'remedy.conclude',
  path: 'remedies/:id/conclusion',
  permission: 'remedy.conclude',
  body: z.strictObject({ outcome: z.enum(remedyOutcomes), concludedOn: date }),
  command: ({ body, today }) => ({ type: 'Conclude', ...body, today }),
});
