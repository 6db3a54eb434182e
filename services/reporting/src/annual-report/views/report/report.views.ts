import { yearOf } from '@mingjian/core';
import { hereOf } from '@mingjian/portal-kit';
import { defineView, Rendered } from '@mingjian/service-kit';
import { z } from 'zod';
import { knownAtField, knownAtQuery, textOfKnownAt } from '../../../known-at.js';
import { renderIndexPage } from '../page/index-page.js';
import { renderReportPage } from '../page/report-page.js';
import { scopeQuery, whichReport } from '../scope-of.js';
import { assembleReport } from './assemble-report.js';
import { cutOfRead } from './cut-of-read.js';
import { yearsWithFigures } from './years-with-figures.js';

/**
 * Tables 2, 3 and 4 of an organ and year with the verdicts of C1–C13 and where the figures come from, now or as they were known at a moment or cut
 * (`knownAt`; `known` names the cut, null is now). The figures are public by law (Art 49).
 */
export const report = defineView({
  name: 'report.tables',
  path: 'reports/:organ/:year',
  permission: 'public',
  query: z.strictObject({ scope: scopeQuery, knownAt: knownAtQuery }),
  handle: async (context) => {
    const { organ, year, organs } = whichReport(context, context.query.scope);
    const { pool, simulated } = context.engine;
    const known = await cutOfRead(pool, context.query.knownAt);
    const { tables, verdicts, provenance } = await assembleReport(pool, { organs, year, cut: known?.cut });
    return { organ, organs, simulated, known, ...tables, verdicts, provenance };
  },
});

/** The same as a page in the official layout. */
export const reportPage = defineView({
  name: 'report.page',
  path: '/reports/:organ/:year',
  permission: 'public',
  query: z.object({ scope: scopeQuery, knownAt: knownAtField }),
  handle: async (context) => {
    const { scope, knownAt } = context.query;
    const { name, year, organs } = whichReport(context, scope);
    const { pool } = context.engine;
    const known = await cutOfRead(pool, knownAt);
    const report = await assembleReport(pool, { organs, year, cut: known?.cut });
    const then = { known, asked: textOfKnownAt(knownAt), scope };
    return Rendered.page(renderReportPage({ organ: name, report, link: null, then, here: hereOf(context) }));
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
