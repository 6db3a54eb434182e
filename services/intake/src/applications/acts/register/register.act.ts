import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { lawFor, organOf, pinsOfLetter, tableFor } from '../../law.js';
import { registrationNumber } from '../../numbers.js';

/** Fixes the date of receipt and starts the term (Arts 31, 33); the number is given once. */
export const register = actOn(applications)({
  name: 'application.register',
  path: 'applications/:id/registration',
  permission: 'application.register',
  body: z.strictObject({
    confirmation: z
      .strictObject({ on: date, method: z.enum(['phone', 'sms', 'email', 'portal', 'letter']) })
      .nullable()
      .default(null),
  }),
  command: async (context) => {
    const { law } = lawFor(context);
    const { rows: receiptBases } = tableFor('receiptBases', context);
    const number = await registrationNumber(context);
    return {
      command: {
        type: 'Register',
        today: context.today,
        by: context.actor.sub,
        ...law,
        receiptBases,
        number,
        confirmation: context.body.confirmation,
      },
      pins: pinsOfLetter(
        context,
        context.directory.countingPinsOn(
          ['documentPattern', 'receiptBases', 'terms'],
          organOf(context.state),
          context.today,
        ),
      ),
    };
  },
});
