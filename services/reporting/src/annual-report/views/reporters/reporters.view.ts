import { yearOf } from '@mingjian/core';
import { hereOf } from '@mingjian/portal-kit';
import { defineView, Problem, Rendered, type Engine, type ViewContext } from '@mingjian/service-kit';
import { z } from 'zod';
import { checkReport, referableOf, reportDutyId, tablesOf, type ReportTables } from '../../domain/index.js';
import { readableAt, reportOf } from '../../figures-at.js';
import { reportDuties } from '../../report-duty.aggregate.js';
import { reportersOf, type Reporter } from '../../reporters.js';
import { whichReport } from '../scope-of.js';
import { renderReportersPage } from './reporters-page.js';

const FROZEN = new Set(['approved', 'submitted', 'accepted']);

/** @throws Problem 404 for a year that is not over, an unknown organ and one outside the reader's scope */
const readReporters = async (context: ViewContext<unknown>) => {
  const { engine, directory, today } = context;
  const { organ, year, organs } = whichReport(context, 'subtree');
  context.requireOrgan(organ);
  if (year >= yearOf(today)) throw Problem.of('request.notFound');
  const all = (await reportersOf(engine.pool, directory, year, today)).filter((one) => organs.includes(one.organ));
  const told = await Promise.all(
    all.map(async (one) => ({
      ...one,
      missing: !one.report?.submittedOn && one.due !== null,
      overdue: !one.report?.submittedOn && one.due !== null && today > one.due,
      reminded: (await engine.pipeline.load(reportDuties, reportDutyId(one.organ, year))).state.reminded.map(
        ({ duty, kind, due, on }) => ({ duty, kind, due, on }),
      ),
    })),
  );
  const named = (is: (one: (typeof told)[number]) => boolean) => told.filter(is).map((one) => one.organ);
  return {
    ...{ organ, year, reporters: told },
    missing: named(({ missing }) => missing),
    late: named(({ report, overdue }) => overdue || report?.late === true),
    rollUp: await rollUpOf(engine, all, organ),
  };
};

export type ReadReporters = Awaited<ReturnType<typeof readReporters>>;

/**
 * Who owes a report on a year at and below an organ: how far each is, who is missing, who was late, who was reminded. And the organ's own
 * aggregated report (汇总) held against the frozen reports that it is the sum of, its own and its subordinates' (C11); a report that is missing
 * leaves that open.
 */
export const reporters = defineView({
  name: 'report.reporters',
  path: 'reporters/:organ/:year',
  permission: 'report.read',
  query: z.strictObject({}),
  handle: readReporters,
});

/** The same as a page. */
export const reportersPage = defineView({
  name: 'report.reportersPage',
  path: '/reports/:organ/:year/reporters',
  permission: 'report.read',
  query: z.object({}),
  handle: async (context) => {
    const nameOf = (organ: string) => {
      const known = context.directory.organ(organ);
      return { zh: known?.name ?? organ, en: known?.englishName ?? organ };
    };
    return Rendered.page(renderReportersPage({ read: await readReporters(context), nameOf, here: hereOf(context) }));
  },
});

/**
 * C11 of the aggregated report against what was frozen below it, and what its own cut says of everybody who hands in no report. Null where the
 * organ's report covers itself alone.
 */
const rollUpOf = async (engine: Engine, all: readonly Reporter[], organ: string) => {
  const own = all.find((one) => one.organ === organ)?.report;
  const whole = own && own.organs > 1 ? await reportOf(engine, own.id) : undefined;
  if (!own || !whole) return null;
  const below = all.filter((one) => one.organ !== organ && whole.organs.includes(one.organ));
  const frozen = await Promise.all(
    below.flatMap(({ report }) => (report && FROZEN.has(report.phase) ? [reportOf(engine, report.id)] : [])),
  );
  const covered = new Set<string>();
  const parts: ReportTables[] = [];
  // The widest first: a county's report contains those of its bureaus.
  for (const part of frozen.filter((one) => one !== undefined).toSorted((a, b) => b.organs.length - a.organs.length)) {
    if (covered.has(part.organ)) continue;
    for (const each of part.organs) covered.add(each);
    parts.push(referableOf(part).tables);
  }
  const without = below.map((one) => one.organ).filter((one) => !covered.has(one));
  const rest = whole.organs.filter((one) => !covered.has(one) && !without.includes(one));
  const ownPart = tablesOf(await readableAt(engine, whole.cut), rest, whole.year);
  const verdicts = checkReport(referableOf(whole).tables, { parts: [ownPart, ...parts] });
  return {
    ...{ report: own.id, parts: parts.length, without },
    // What nobody has frozen cannot be added up.
    verdicts: without.length > 0 ? [] : verdicts.filter(({ rule }) => rule === 'C11'),
  };
};
