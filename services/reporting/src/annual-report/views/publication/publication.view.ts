import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import { reportOf } from '../../figures-at.js';
import { publishedContentOf } from '../../kept-content.js';
import { publishedAs } from '../../published-as.js';
import { supervisingOf } from '../../supervising.js';

/**
 * The bytes that an approved report is published as: proposed as an item they go through review and publish like everything else. `published`
 * as long as exactly these bytes are on the portal; `due`: the last day (Art 49).
 */
export const publication = defineView({
  name: 'report.publication',
  path: 'annual-reports/:id/publication',
  permission: 'report.read',
  query: z.strictObject({}),
  thing: thingOf(annualReports),
  handle: async ({ params, engine, directory, today, requireOrgan }) => {
    const report = await reportOf(engine, params['id'] ?? '');
    if (!report) throw Problem.of('request.notFound');
    requireOrgan(report.organ);
    if (!report.approved) throw Problem.of('request.notFound');
    const { publication: digest } = report.approved;
    return {
      digest,
      due: supervisingOf(directory, report.organ, report.year, today).publishedBy,
      content: await publishedContentOf(engine, digest),
      published: await publishedAs(engine.pool, report.organ, digest),
    };
  },
});
