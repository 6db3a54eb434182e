import type { ModuleDefinition } from '@mingjian/service-kit';
import { importOpeningBalance } from './acts/import-opening-balance/import-opening-balance.act.js';
import { openingBalances } from './opening-balance.aggregate.js';
import { cell, cellPage } from './views/cells/cells.views.js';
import { report, reportIndexPage, reportPage } from './views/report/report.views.js';

/** The statutory annual report, from the record. */
export const annualReportModule: ModuleDefinition = {
  name: 'annual-report',
  aggregates: [openingBalances],
  acts: [importOpeningBalance],
  views: [report, cell, reportIndexPage, reportPage, cellPage],
  reactions: [],
  projections: [],
};
