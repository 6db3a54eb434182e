import { actOn, type Engine } from '@mingjian/service-kit';
import { z } from 'zod';
import { identityOf } from '../../applicant.js';
import { applications } from '../../application.aggregate.js';
import type { RecordRepetition } from '../../domain/index.js';
import { originalOf } from '../../original.js';

/** Records that the same applicant asked for the same before and was answered: in an application here, or elsewhere (Art 36(6)). */
export const recordRepetition = actOn(applications)({
  name: 'application.recordRepetition',
  path: 'applications/:id/repetition',
  permission: 'application.recordRepetition',
  body: z.union([
    z.strictObject({ earlier: z.uuid() }),
    z.strictObject({ earlierNumber: z.string().trim().min(1).max(80) }),
  ]),
  command: async ({ id, body, state, today, actor, engine }) => ({
    type: 'RecordRepetition',
    today,
    by: actor.sub,
    earlier:
      'earlier' in body
        ? await compared(body.earlier, { id, organ: 'organ' in state ? state.organ : '' }, engine)
        : null,
    earlierNumber: 'earlierNumber' in body ? body.earlierNumber : null,
  }),
});

const compared = async (
  application: string,
  { id, organ }: { readonly id: string; readonly organ: string },
  engine: Engine,
): Promise<RecordRepetition['earlier']> => {
  const [earlier, own] = await Promise.all([originalOf(application, engine), originalOf(id, engine)]);
  const { state } = await engine.pipeline.load(applications, application);
  const isOwn = earlier?.data.organ === organ;
  // Nothing personal of another organ's case is opened.
  const isOfSameApplicant = isOwn && own !== null && identityOf(await earlier.open()) === identityOf(await own.open());
  return { application, isOwn, isAnswered: state.phase === 'closed' && state.document !== null, isOfSameApplicant };
};
