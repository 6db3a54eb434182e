import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { lawFor } from '../../law.js';

/** The corrected application came; the term starts anew (Art 30). */
export const receiveCorrection = actOn(applications)({
  name: 'application.receiveCorrection',
  path: 'applications/:id/corrections',
  permission: 'application.receiveCorrection',
  body: z.strictObject({
    receivedOn: date,
    request: z.strictObject({ description: z.string().trim().min(1).max(10_000) }),
  }),
  command: async (context) => {
    const { law, pins } = lawFor(context);
    const personal = await context.seal(context.id, { request: context.body.request });
    return {
      command: {
        type: 'ReceiveCorrection',
        today: context.today,
        by: context.actor.sub,
        ...law,
        receivedOn: context.body.receivedOn,
        personal,
      },
      pins,
    };
  },
});
