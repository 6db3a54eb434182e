import type { AnnualReportEvent, Cut } from '@mingjian/contracts';
import type { Engine } from '@mingjian/service-kit';
import type { ShownTables } from './domain/recount/index.js';
import { knownAt } from '../known-at.js';
import { stepsOf } from './steps-of.js';

type Drafted = Extract<AnnualReportEvent, { type: 'AnnualReportDrafted' }>['data'];

/** What a report has frozen: its figures, and the cut that they were told at. */
export interface Frozen {
  readonly report: string;
  readonly organs: readonly string[];
  readonly cut: Cut;
  readonly digest: string;
  readonly tables: ShownTables;
}

/** No organ approves more versions of one year's report. */
const MOST_VERSIONS = 1_000;

/** The figures of an organ's newest approved report of a year; undefined before one was approved. */
export const frozenFigures = async (engine: Engine, organ: string, year: number): Promise<Frozen | undefined> => {
  const { cut } = await knownAt(engine.pool, undefined);
  let newest: Frozen | undefined;
  for (let version = 1; version <= MOST_VERSIONS; version += 1) {
    const report = `${organ}-${year}-${version}`;
    const steps = await stepsOf(engine.pool, `report-${report}`, cut);
    if (steps.length === 0) break;
    const approved = steps.findLastIndex(({ name }) => name === 'AnnualReportApproved');
    const drafted = steps.slice(0, approved + 1).findLast(({ name }) => name === 'AnnualReportDrafted');
    if (!drafted) continue;
    const { organs, cut: frozenAt, digest, figures } = drafted.data as unknown as Drafted;
    newest = { report, organs, cut: frozenAt, digest, tables: figures };
  }
  return newest;
};
