import { actOn, Problem } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import { figuresDigest, publishedForm, referableOf, resolved, tablesOf } from '../../domain/index.js';
import { readableAt } from '../../figures-at.js';
import { textOf } from '../../kept-content.js';
import { standingOf } from '../../standing.js';

/** The head approves (审定): the figures are computed anew at the cut and frozen with it, and so are the bytes that are published. */
export const approve = actOn(annualReports)({
  name: 'report.approve',
  path: 'annual-reports/:id/approval',
  permission: 'report.approve',
  body: z.strictObject({}),
  command: async ({ state, actor, today, directory, engine, keepContent }) => {
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    const { cut, organ, organs, year, version } = state;
    const [standing, told] = await Promise.all([standingOf(engine), readableAt(engine, cut)]);
    const recomputed = figuresDigest(tablesOf(told, organs, year), organs);
    const figures = referableOf(state);
    const reading = resolved(await textOf(engine, state.text), figures);
    const organName = directory.organ(organ)?.name ?? organ;
    const publication = await keepContent(publishedForm({ organName, version, tables: figures.tables }, reading));
    return { type: 'Approve', standing, recomputed, publication, by: actor.sub, today };
  },
});
