import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { pinsOfDecision, tableFor } from '../../law.js';
import { noticeNumber } from '../../numbers.js';

const text = z.string().trim().min(1).max(10_000);
const consultation = z.uuid();

/** Discloses against the objection of a third party; where the public interest prevails they are told what is disclosed and why (Arts 15, 32). */
export const overruleObjection = actOn(applications)({
  name: 'application.overruleObjection',
  path: 'applications/:id/objection-overruling',
  permission: 'application.overruleObjection',
  body: z.discriminatedUnion('basis', [
    z.strictObject({ basis: z.literal('publicInterest'), consultation, reason: text, disclosed: text }),
    z.strictObject({ basis: z.literal('noGoodReason'), consultation, reason: text }),
  ]),
  command: async (context) => {
    const { basis, consultation: which, ...told } = context.body;
    return {
      command: {
        type: 'OverruleObjection',
        today: context.today,
        by: context.actor.sub,
        basis,
        consultation: which,
        number: basis === 'publicInterest' ? await noticeNumber(context, `disclosure-${which}`) : null,
        personal: await context.seal(context.id, told),
      },
      pins: pinsOfDecision(context, tableFor('documentPattern', context).pins),
    };
  },
});
