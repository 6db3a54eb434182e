import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import { figuresDigest, tablesOf } from '../../domain/index.js';
import { readableAt, reportOf } from '../../figures-at.js';

/** The report's figures computed anew at its cut, on the spot and past all projections, and whether they are the same bytes. */
export const recomputation = defineView({
  name: 'report.recomputation',
  path: 'annual-reports/:id/recomputation',
  permission: 'report.read',
  query: z.strictObject({}),
  thing: thingOf(annualReports),
  handle: async ({ params, engine, requireOrgan }) => {
    const report = await reportOf(engine, params['id'] ?? '');
    if (!report) throw Problem.of('request.notFound');
    requireOrgan(report.organ);
    const { cut, organs, year, digest } = report;
    const recomputed = figuresDigest(tablesOf(await readableAt(engine, cut), organs, year), organs);
    return { cut, digest, recomputed, equal: recomputed === digest };
  },
});
