import { actOn, Problem } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import { figuresDigest, tablesOf } from '../../domain/index.js';
import { readableAt } from '../../figures-at.js';
import { standingOf } from '../../standing.js';

/** The head approves (审定): the figures are computed anew at the cut, and frozen with it. */
export const approve = actOn(annualReports)({
  name: 'report.approve',
  path: 'annual-reports/:id/approval',
  permission: 'report.approve',
  body: z.strictObject({}),
  command: async ({ state, actor, today, engine }) => {
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    const { cut, organs, year } = state;
    const [standing, told] = await Promise.all([standingOf(engine), readableAt(engine, cut)]);
    const recomputed = figuresDigest(tablesOf(told, organs, year), organs);
    return { type: 'Approve', standing, recomputed, by: actor.sub, today };
  },
});
