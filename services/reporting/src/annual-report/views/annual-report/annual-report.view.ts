import { defineView, Problem, thingOf, type Engine } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import { referableOf, resolved, type KnownReport, type ReportText } from '../../domain/index.js';
import { reasonOf, textOf } from '../../kept-content.js';

/** A report as people read it: figures in the text, explanations in words. */
export interface ReadReport extends Omit<KnownReport, 'text'> {
  /** As it was written, with its references. */
  readonly text: ReportText;
  /** As it reads, with the figures. */
  readonly reading: ReportText;
}

export const readReport = async (engine: Engine, state: KnownReport): Promise<ReadReport> => {
  const text = await textOf(engine, state.text);
  return {
    ...state,
    text,
    reading: resolved(text, referableOf(state)),
    waivers: await Promise.all(
      state.waivers.map(async (waiver) => ({ ...waiver, reason: await reasonOf(engine, waiver.reason) })),
    ),
    returned: state.returned && { ...state.returned, reason: await reasonOf(engine, state.returned.reason) },
  };
};

/** One version of an annual report: where it stands, text, figures, examination, cut and digest. */
export const annualReportFile = defineView({
  name: 'report.version',
  path: 'annual-reports/:id',
  permission: 'report.read',
  query: z.strictObject({}),
  thing: thingOf(annualReports),
  handle: async ({ params, engine, requireOrgan }) => {
    const { state, version: streamVersion } = await engine.pipeline.load(annualReports, params['id'] ?? '');
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    return { id: params['id'], streamVersion, ...(await readReport(engine, state)) };
  },
});
