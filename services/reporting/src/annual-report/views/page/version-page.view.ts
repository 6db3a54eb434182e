import { hereOf } from '@mingjian/portal-kit';
import { defineView, Problem, Rendered } from '@mingjian/service-kit';
import { z } from 'zod';
import type { PlacedCell } from '../../domain/index.js';
import { reportOf } from '../../figures-at.js';
import { readReport } from '../annual-report/annual-report.view.js';
import { versionIdOf, versionOf } from '../version-of.js';
import { renderVersionPage } from './version-page.js';

/** One version of an annual report as a page, all six parts; its numbers lead on to what the record holds behind them today. */
export const annualReportPage = defineView({
  name: 'report.versionPage',
  path: '/reports/:organ/:year/versions/:version',
  permission: 'report.read',
  query: z.object({}),
  thing: versionOf,
  handle: async (context) => {
    const { params, engine, directory, requireOrgan } = context;
    const report = await reportOf(engine, versionIdOf(params));
    if (!report) throw Problem.of('request.notFound');
    requireOrgan(report.organ);
    const { organ, year, organs } = report;
    const scope = organs.length > 1 ? 'subtree' : 'own';
    const link = ({ table, row, column }: PlacedCell): string =>
      `/reports/${organ}/${year}/behind?${new URLSearchParams({ scope, table: String(table), row, column })}`;
    const found = directory.organ(organ);
    return Rendered.page(
      renderVersionPage({
        organ: { zh: found?.name ?? organ, en: found?.englishName ?? organ },
        report: await readReport(engine, report),
        link,
        here: hereOf(context),
      }),
    );
  },
});
