import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { lawFor } from '../../law.js';

/** The consulted party has the letter; its working days run. */
export const receiveConsultation = actOn(applications)({
  name: 'application.receiveConsultation',
  path: 'applications/:id/consultations/receipt',
  permission: 'application.receiveConsultation',
  body: z.strictObject({ consultation: z.uuid(), receivedOn: date }),
  command: (context) => {
    const { law, pins } = lawFor(context);
    return {
      command: { type: 'ReceiveConsultation', today: context.today, by: context.actor.sub, ...law, ...context.body },
      pins,
    };
  },
});
