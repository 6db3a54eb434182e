import { applicationEvents } from '@mingjian/contracts';
import { actOn, Problem } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { originalOf } from '../../original.js';

const { medium, delivery, reason } = applicationEvents.OtherFormChosen.schema.shape;

/** Gives the information in another form than was asked for, since that would endanger its carrier or cost too much (Art 40); the reply says so. */
export const chooseOtherForm = actOn(applications)({
  name: 'application.chooseOtherForm',
  path: 'applications/:id/other-form',
  permission: 'application.chooseOtherForm',
  body: z.strictObject({ medium, delivery, reason, note: z.string().trim().min(1).max(2000) }),
  command: async ({ id, body: { note, ...form }, today, actor, engine, seal }) => {
    const original = await originalOf(id, engine);
    if (!original) throw Problem.of('request.notFound');
    return {
      type: 'ChooseOtherForm',
      today,
      by: actor.sub,
      asked: { medium: original.data.medium, delivery: original.data.delivery },
      ...form,
      personal: await seal(id, { note }),
    };
  },
});
