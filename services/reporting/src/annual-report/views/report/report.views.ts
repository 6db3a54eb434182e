import { yearOf } from '@mingjian/core';
import { hereOf } from '@mingjian/portal-kit';
import { defineView, Rendered } from '@mingjian/service-kit';
import { z } from 'zod';
import { renderIndexPage } from '../page/index-page.js';
import { renderReportPage } from '../page/report-page.js';
import { scopeQuery, whichReport } from '../scope-of.js';
import { assembleReport } from './assemble-report.js';
import { yearsWithFigures } from './years-with-figures.js';

/** Tables 2, 3 and 4 of an organ and year with the verdicts of C1–C13 and where the figures come from. The figures are public by law (Art 49). */
export const report = defineView({
  name: 'report.tables',
  path: 'reports/:organ/:year',
  permission: 'public',
  query: z.strictObject({ scope: scopeQuery }),
  handle: async (context) => {
    const { organ, year, organs } = whichReport(context, context.query.scope);
    const { tables, verdicts, provenance } = await assembleReport(context.engine.pool, { organs, year });
    return { organ, organs, simulated: context.engine.simulated, ...tables, verdicts, provenance };
  },
});

/** The same as a page in the official layout. */
export const reportPage = defineView({
  name: 'report.page',
  path: '/reports/:organ/:year',
  permission: 'public',
  query: z.object({ scope: scopeQuery }),
  handle: async (context) => {
    const { name, year, organs } = whichReport(context, context.query.scope);
    const report = await assembleReport(context.engine.pool, { organs, year });
    return Rendered.page(renderReportPage({ organ: name, report, link: null, here: hereOf(context) }));
  },
});

/** The organs of today and the years of their reports, as a page. */
export const reportIndexPage = defineView({
  name: 'report.indexPage',
  path: '/reports',
  permission: 'public',
  query: z.object({}),
  handle: async (context) => {
    const { engine, directory, today } = context;
    return Rendered.page(
      renderIndexPage({
        organs: directory.organsOn(today).map(({ organ, name, englishName }) => ({
          id: organ,
          name: { zh: name, en: englishName },
        })),
        years: await yearsWithFigures(engine.pool, yearOf(today)),
        here: hereOf(context),
      }),
    );
  },
});
