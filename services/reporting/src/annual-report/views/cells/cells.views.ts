import { hereOf } from '@mingjian/portal-kit';
import { defineView, Problem, Rendered, type FindThing, type ViewContext } from '@mingjian/service-kit';
import { z } from 'zod';
import { knownAtField, knownAtQuery, textOfCut } from '../../../known-at.js';
import {
  remedyGroups,
  table2Cells,
  table3Columns,
  table3Rows,
  table4Columns,
  type Table2Cell,
} from '../../domain/index.js';
import { renderCasesPage, renderRemediesPage, renderTalliesPage } from '../page/behind-page.js';
import { cutOfRead } from '../report/cut-of-read.js';
import { scopeQuery, whichReport } from '../scope-of.js';
import { casesOfCell } from './cases-of-cell.js';
import { remediesOfCell } from './remedies-of-cell.js';
import { talliesOfCell } from './tallies-of-cell.js';

const query = z.strictObject({
  scope: scopeQuery,
  table: z.coerce.number().pipe(z.union([z.literal(2), z.literal(3), z.literal(4)])),
  row: z.string().max(60),
  column: z.string().max(60),
  page: z.coerce.number().int().min(1).default(1),
  knownAt: knownAtQuery,
});
type CellQuery = z.infer<typeof query>;

const codeIn = <Code extends string>(codes: readonly { readonly code: Code }[], wanted: string): Code => {
  const found = codes.find(({ code }) => code === wanted);
  if (!found) throw Problem.of('request.notFound');
  return found.code;
};

/** What a cell counts, or counted as of a cut: cases, remedies, or the tallies that state it; only for organs in the reader's scope. */
const behind = async (context: ViewContext<CellQuery>) => {
  const { row, column, page, table, scope, knownAt } = context.query;
  const which = whichReport(context, scope);
  context.requireOrgan(which.organ);
  const { pool } = context.engine;
  const known = await cutOfRead(pool, knownAt);
  const of = { organs: which.organs, year: which.year, page, cut: known?.cut };
  if (table === 3) {
    const cell = { row: codeIn(table3Rows, row), column: codeIn(table3Columns, column) };
    return { which, known, table, cases: await casesOfCell(pool, { ...of, ...cell }) } as const;
  }
  if (table === 4) {
    const cell = { kind: codeIn(remedyGroups, row), column: codeIn(table4Columns, column) };
    return { which, known, table, remedies: await remediesOfCell(pool, { ...of, ...cell }) } as const;
  }
  const cell = table2Cells.find((known): known is Table2Cell => known === `${row}.${column}`);
  if (!cell) throw Problem.of('request.notFound');
  return {
    which,
    known,
    table,
    tallies: await talliesOfCell(pool, { ...of, cell }),
  } as const;
};

const reportOf: FindThing = ({ organ = '' }, { directory }) =>
  directory.organ(organ) && { kind: 'report', id: organ, organ };

/**
 * Behind a cell, as JSON, now or as of a moment or cut (`knownAt`; `known` names the cut, null is now). Which applications a cell counted then is told as
 * of the cut; each is shown as it stands now.
 */
export const cell = defineView({
  name: 'report.cell',
  path: 'reports/:organ/:year/behind',
  permission: 'report.read',
  query,
  thing: reportOf,
  handle: async (context) => {
    const { which: _which, table: _table, ...found } = await behind(context);
    return found;
  },
});

/** Behind a cell, as a page; each number leads on to its timeline. */
export const cellPage = defineView({
  name: 'report.cellPage',
  path: '/reports/:organ/:year/behind',
  permission: 'report.read',
  // An address of a page may carry more than this page needs.
  query: z.object({ ...query.shape, knownAt: knownAtField }),
  thing: reportOf,
  handle: async (context) => {
    const found = await behind(context);
    const { row, column, scope, table } = context.query;
    const { organ, name, year } = found.which;
    const { known } = found;
    // What is turned over stays the same, also while more of a moment arrives.
    const at = known && { knownAt: textOfCut(known.cut) };
    const asked = (of: Readonly<Record<string, string>>) => new URLSearchParams({ scope, ...of, ...at });
    const frame = {
      organ: name,
      year,
      place: { row, column },
      known,
      back: { href: `/reports/${organ}/${year}?${asked({})}`, label: { zh: '年度报告', en: 'Annual report' } },
      here: hereOf(context),
    };
    const links = {
      case: (application: string) => `/reports/cases/${application}`,
      page: (page: number) =>
        `/reports/${organ}/${year}/behind?${asked({ table: String(table), row, column, page: String(page) })}`,
    };
    if (found.table === 3) return Rendered.page(renderCasesPage(frame, found.cases, links));
    if (found.table === 4) return Rendered.page(renderRemediesPage(frame, found.remedies, links));
    return Rendered.page(renderTalliesPage(frame, found.tallies));
  },
});
