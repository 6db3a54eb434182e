import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { lawFor } from '../../law.js';

/** The fee was paid; the term is counted anew from the day after. */
export const payFee = actOn(applications)({
  name: 'application.payFee',
  path: 'applications/:id/fee-payment',
  permission: 'application.payFee',
  body: z.strictObject({ paidOn: date, amountYuan: z.number().int().min(1) }),
  command: (context) => {
    const { law, pins } = lawFor(context);
    return { command: { type: 'PayFee', today: context.today, by: context.actor.sub, ...law, ...context.body }, pins };
  },
});
