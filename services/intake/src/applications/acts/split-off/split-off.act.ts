import { organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { originalOf } from '../../original.js';

/** Makes one matter of a letter with several an application of its own (一事一申请), of the same applicant, come on the same day. */
export const splitOff = actOn(applications)({
  name: 'application.splitOff',
  path: 'applications/parts',
  permission: 'application.splitOff',
  body: z.strictObject({
    organ: organId,
    from: z.uuid(),
    request: z.strictObject({ description: z.string().trim().min(1).max(10_000) }),
  }),
  begins: { organ: ({ organ }) => organ },
  command: async ({ id, body: { organ, from, request }, today, actor, engine, seal }) => {
    const original = await originalOf(from, engine);
    const { state } = await engine.pipeline.load(applications, from);
    return {
      type: 'SplitOff',
      today,
      by: actor.sub,
      application: id,
      organ,
      original: original?.data ?? null,
      originalIsClosed: state.phase === 'closed',
      // Nothing personal of another organ's case is opened; the domain refuses it.
      ...(original?.data.organ === organ && { personal: await seal(id, { ...(await original.open()), request }) }),
    };
  },
});
