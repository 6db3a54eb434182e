import { Problem, type Engine } from '@mingjian/service-kit';
import type { Cut } from '@mingjian/contracts';
import { refusal } from '@mingjian/core';
import { annualReports } from './annual-report.aggregate.js';
import {
  annualReportId,
  annualReportRefusals,
  figuresOf,
  importedTables,
  referableOf,
  type Covered,
  type Figures,
  type KnownReport,
  type ReportTables,
  type Told,
} from './domain/index.js';
import { toldAt, UnreadableEvent } from './record-at.js';

/** What the record tells at a cut. @throws Problem for an event that this release cannot read */
export const readableAt = (engine: Engine, cut: Cut): Promise<Told> =>
  toldAt(engine.pool, cut).catch((error: unknown) => {
    if (!(error instanceof UnreadableEvent)) throw error;
    const { source, sequence } = error;
    throw Problem.refusal(refusal('annualReport.cut.unreadable', { source, sequence }), annualReportRefusals);
  });

/** The figures of a report at a cut, held against last year's as accepted, or as published before the platform, where there is one. */
export const figuresAt = async (
  engine: Engine,
  covered: Covered & { readonly organ: string; readonly cut: Cut },
): Promise<Figures> => {
  const [told, published] = await Promise.all([readableAt(engine, covered.cut), acceptedTables(engine, covered)]);
  return figuresOf(told, covered, published ?? importedTables(told, covered));
};

/** Last year's tables of the same organs in their newest accepted version (§2.6: C5 compares with what was published). */
const acceptedTables = async (
  engine: Engine,
  { organ, year, organs }: Covered & { readonly organ: string },
): Promise<ReportTables | undefined> => {
  let newest: KnownReport | undefined;
  for (let version = 1; ; version += 1) {
    const report = await reportOf(engine, annualReportId(organ, year - 1, version));
    if (!report) break;
    if (report.phase === 'accepted') newest = report;
  }
  const same = newest && [...newest.organs].sort().join(' ') === [...organs].sort().join(' ');
  return newest && same ? referableOf(newest).tables : undefined;
};

/** A report as it stands; undefined where there is none. */
export const reportOf = async (engine: Engine, id: string): Promise<KnownReport | undefined> => {
  const { state } = await engine.pipeline.load(annualReports, id);
  return state.phase === 'unknown' ? undefined : state;
};
