import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { appraisals } from '../../appraisal.aggregate.js';
import { appraisedBody, appraisingBy } from '../../appraising.js';
import { appraisalId } from '../../domain/index.js';
import { words } from '../../kept-words.js';

/** An appraiser counts the cases of an indicator that the record does not tell, with what it rests on; a later judgement replaces it. */
export const judgeAppraisal = actOn(appraisals)({
  name: 'appraisal.judge',
  path: 'appraisals/judgements',
  permission: 'appraisal.judge',
  body: appraisedBody.extend({
    indicator: z.string().min(1).max(40),
    cases: z.number().int().min(0).max(10_000),
    evidence: z.array(words).min(1).max(50),
  }),
  begins: { id: ({ organ, year }) => appraisalId(organ, year), organ: ({ appraiser }) => appraiser },
  scope: (_state, { appraiser }) => appraiser,
  command: async ({ body: { evidence, ...body }, actor, today, directory, keepContent }) => {
    const { pins, ...appraising } = appraisingBy(directory, body.appraiser, today);
    return {
      command: {
        type: 'Judge',
        ...body,
        ...appraising,
        evidence: await keepContent({ evidence }),
        by: actor.sub,
        today,
      },
      pins,
    };
  },
});
