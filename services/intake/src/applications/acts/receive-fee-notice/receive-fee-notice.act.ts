import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { lawFor } from '../../law.js';

/** The applicant received the fee notice; the time to pay runs. */
export const receiveFeeNotice = actOn(applications)({
  name: 'application.receiveFeeNotice',
  path: 'applications/:id/fee-notice/receipt',
  permission: 'application.receiveFeeNotice',
  body: z.strictObject({ receivedOn: date }),
  command: (context) => {
    const { law, pins } = lawFor(context);
    return {
      command: {
        type: 'ReceiveFeeNotice',
        today: context.today,
        by: context.actor.sub,
        ...law,
        receivedOn: context.body.receivedOn,
      },
      pins,
    };
  },
});
