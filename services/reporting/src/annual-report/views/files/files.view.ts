import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import { exportedReport } from '../../exported-report.js';
import { exportedAs, exportFormats } from '../../exports/index.js';
import { reportOf } from '../../figures-at.js';

/**
 * A version of a report as docx, xlsx or PDF in the official layout, or as JSON or CSV. Frozen, it is the same bytes each time; a draft says on
 * every page that it is one.
 */
export const exportedFile = defineView({
  name: 'report.file',
  path: 'annual-reports/:id/file',
  permission: 'report.read',
  query: z.strictObject({ as: z.enum(exportFormats) }),
  thing: thingOf(annualReports),
  handle: async ({ params, query, engine, directory, requireOrgan }) => {
    const report = await reportOf(engine, params['id'] ?? '');
    if (!report) throw Problem.of('request.notFound');
    requireOrgan(report.organ);
    return exportedAs(await exportedReport(engine, directory, report), query.as);
  },
});
