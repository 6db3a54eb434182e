import type { ModuleDefinition } from '@mingjian/service-kit';
import { accept } from './acts/accept/accept.act.js';
import { approve } from './acts/approve/approve.act.js';
import { draft } from './acts/draft/draft.act.js';
import { editText } from './acts/edit-text/edit-text.act.js';
import { importOpeningBalance } from './acts/import-opening-balance/import-opening-balance.act.js';
import { returnReport } from './acts/return/return.act.js';
import { submit } from './acts/submit/submit.act.js';
import { waive } from './acts/waive/waive.act.js';
import { annualReports } from './annual-report.aggregate.js';
import { openingBalances } from './opening-balance.aggregate.js';
import { remindOfReports } from './reactions/remind-of-reports.js';
import { reportDuties } from './report-duty.aggregate.js';
import { annualReportFile } from './views/annual-report/annual-report.view.js';
import { cell, cellPage } from './views/cells/cells.views.js';
import { delta } from './views/delta/delta.view.js';
import { exportedFile } from './views/files/files.view.js';
import { annualReportListView } from './views/list/list.view.js';
import { annualReportList } from './views/list/projection.js';
import { annualReportPage } from './views/page/version-page.view.js';
import { openingBalanceFile } from './views/opening-balance/opening-balance.view.js';
import { publication } from './views/publication/publication.view.js';
import { publishedFile, publishedReportsView, publishedSchema } from './views/published/published.views.js';
import { recomputation } from './views/recomputation/recomputation.view.js';
import { reporters, reportersPage } from './views/reporters/reporters.view.js';
import { report, reportIndexPage, reportPage } from './views/report/report.views.js';
import { similarity, similarityPage } from './views/similarity/similarity.view.js';
import { standing } from './views/standing/standing.view.js';

/** The statutory annual report: its figures from the record, and the report itself from draft to acceptance. */
export const annualReportModule: ModuleDefinition = {
  name: 'annual-report',
  aggregates: [openingBalances, annualReports, reportDuties],
  acts: [importOpeningBalance, draft, editText, waive, approve, submit, returnReport, accept],
  views: [
    report,
    cell,
    reportIndexPage,
    reportPage,
    cellPage,
    annualReportListView,
    annualReportFile,
    recomputation,
    delta,
    publication,
    annualReportPage,
    exportedFile,
    publishedReportsView,
    publishedSchema,
    publishedFile,
    similarity,
    similarityPage,
    reporters,
    reportersPage,
    openingBalanceFile,
    standing,
  ],
  reactions: [],
  daily: [remindOfReports],
  projections: [annualReportList],
};
