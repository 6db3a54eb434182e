import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import { annualReportId, deltaBetween } from '../../domain/index.js';
import { readableAt, reportOf } from '../../figures-at.js';
import { cutOf, keptOf } from '../../standing.js';

/**
 * What changed in a report: against the version before it, or since its own cut until now (`against=now`), which tells whether a new
 * version is due. Names the cells and exactly the things that moved them.
 */
export const delta = defineView({
  name: 'report.delta',
  path: 'annual-reports/:id/delta',
  permission: 'report.read',
  query: z.strictObject({ against: z.enum(['previous', 'now']).default('previous') }),
  thing: thingOf(annualReports),
  handle: async ({ params, query: { against }, engine, requireOrgan }) => {
    const report = await reportOf(engine, params['id'] ?? '');
    if (!report) throw Problem.of('request.notFound');
    requireOrgan(report.organ);
    const { organ, year, version, organs, cut } = report;
    const own = { organs, cut };
    const previous = against === 'previous' && (await reportOf(engine, annualReportId(organ, year, version - 1)));
    if (against === 'previous' && !previous) throw Problem.of('request.notFound');
    const [from, to] = previous
      ? [{ organs: previous.organs, cut: previous.cut }, own]
      : [own, { organs, cut: cutOf((await keptOf(engine.pool)).map((one) => ({ ...one, held: one.complete }))) }];
    const [before, after] = await Promise.all([from, to].map((end) => readableAt(engine, end.cut)));
    const found = deltaBetween({ told: before!, organs: from.organs }, { told: after!, organs: to.organs }, year);
    return { from: from.cut, to: to.cut, ...found };
  },
});
