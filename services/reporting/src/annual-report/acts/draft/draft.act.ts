import { cut, organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import { annualReportId } from '../../domain/index.js';
import { figuresAt, reportOf } from '../../figures-at.js';
import { textOf } from '../../kept-content.js';
import { surroundingsOf } from '../../surroundings.js';
import { cutOf, standingOf } from '../../standing.js';
import { scopeQuery, whichReport } from '../../views/scope-of.js';

/**
 * Takes the figures of a year from the record at a cut; unless one is given, at everything that has arrived. A version that is not
 * approved yet may be drafted again; the next one begins when the one before was accepted.
 */
export const draft = actOn(annualReports)({
  name: 'report.draft',
  path: 'annual-reports',
  permission: 'report.draft',
  body: z.strictObject({
    organ: organId,
    year: z.number().int().min(2000).max(2100),
    version: z.number().int().min(1).max(1000).default(1),
    scope: scopeQuery,
    cut: cut.optional(),
  }),
  begins: {
    id: ({ organ, year, version }) => annualReportId(organ, year, version),
    organ: ({ organ }) => organ,
  },
  command: async ({ body, state, actor, today, directory, engine }) => {
    const { organ, year, version, scope } = body;
    const { organs } = whichReport({ params: { organ, year: String(year) }, directory, today }, scope);
    const before = version > 1 ? await reportOf(engine, annualReportId(organ, year, version - 1)) : undefined;
    const standing = await standingOf(engine);
    const at = body.cut ?? cutOf(standing);
    const text = state.phase === 'unknown' ? (before?.text ?? null) : state.text;
    const { pins, ...surroundings } = await surroundingsOf(engine, directory, { phase: 'drafted', organ, year }, today);
    const command = {
      type: 'Draft' as const,
      ...{ organ, year, version, organs, today, by: actor.sub, cut: at, standing },
      figures: await figuresAt(engine, { organ, organs, year, cut: at }),
      predecessor: before ? { accepted: before.phase === 'accepted' } : null,
      text: text && { digest: text.digest, content: await textOf(engine, text) },
      surroundings,
    };
    return { command, pins };
  },
});
