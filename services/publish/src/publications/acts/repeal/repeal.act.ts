import { date } from '@mingjian/contracts';
import { actOn, type Engine } from '@mingjian/service-kit';
import { z } from 'zod';
import { keepAttempt, publications } from '../../publication.aggregate.js';

/** A regulation or normative document is repealed: by a publication of this portal, or by a document elsewhere that is named. */
export const repeal = actOn(publications)({
  name: 'publication.repeal',
  path: 'publications/:id/repeal',
  permission: 'publication.repeal',
  body: z.strictObject({
    repealedOn: date,
    by: z.union([
      z.strictObject({ publication: z.uuid() }),
      z.strictObject({ document: z.string().trim().min(1).max(80) }),
    ]),
  }),
  attempt: keepAttempt('Repeal'),
  command: async ({ body: { repealedOn, by }, today, actor, engine }) => ({
    type: 'Repeal',
    today,
    by: actor.sub,
    repealedOn,
    ...('document' in by
      ? { repealedBy: null, document: by.document }
      : { repealedBy: by.publication, document: await numberOf(engine, by.publication) }),
  }),
});

/** The number of a document that is on the portal for everybody; null for anything else. */
const numberOf = async (engine: Engine, publication: string): Promise<string | null> => {
  const { state } = await engine.pipeline.load(publications, publication);
  const published = state.phase === 'absent' ? null : state.published;
  return published?.visibility === 'public' ? (published.description?.documentNumber ?? null) : null;
};
