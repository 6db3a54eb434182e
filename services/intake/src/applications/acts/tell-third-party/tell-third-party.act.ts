import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { pinsOfDecision, tableFor } from '../../law.js';
import { noticeNumber } from '../../numbers.js';

const text = z.string().trim().min(1).max(10_000);

/** Tells a third party who objected what the decision opens all the same, and why (Art 32). */
export const tellThirdParty = actOn(applications)({
  name: 'application.tellThirdParty',
  path: 'applications/:id/consultations/notice',
  permission: 'application.tellThirdParty',
  body: z.strictObject({ consultation: z.uuid(), disclosed: text, grounds: text }),
  command: async (context) => {
    const { consultation, disclosed, grounds } = context.body;
    return {
      command: {
        type: 'TellThirdParty',
        today: context.today,
        by: context.actor.sub,
        consultation,
        number: await noticeNumber(context, `disclosure-${consultation}`),
        personal: await context.seal(context.id, { disclosed, grounds }),
      },
      pins: pinsOfDecision(context, tableFor('documentPattern', context).pins),
    };
  },
});
