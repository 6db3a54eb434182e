import { defineView, Problem, Rendered, type FindThing } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReportId, type PlacedCell } from '../../domain/index.js';
import { reportOf } from '../../figures-at.js';
import { readReport } from '../annual-report/annual-report.view.js';
import { renderVersionPage } from './version-page.js';

const idOf = ({ organ = '', year, version }: Readonly<Record<string, string>>): string =>
  annualReportId(organ, Number(year), Number(version));

const versionOf: FindThing = async (params, engine) => {
  const report = await reportOf(engine, idOf(params));
  return report && { kind: 'report', id: idOf(params), organ: report.organ };
};

/** One version of an annual report as a page, all six parts; its numbers lead on to what the record holds behind them today. */
export const annualReportPage = defineView({
  name: 'report.versionPage',
  path: '/reports/:organ/:year/versions/:version',
  permission: 'report.read',
  query: z.strictObject({}),
  thing: versionOf,
  handle: async ({ params, engine, directory, requireOrgan }) => {
    const report = await reportOf(engine, idOf(params));
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
        simulated: engine.simulated,
      }),
    );
  },
});
