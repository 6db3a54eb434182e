import { hereOf } from '@mingjian/portal-kit';
import { defineView, Problem, Rendered, thingOf, type ViewContext } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import { similaritiesOf } from '../../domain/index.js';
import { reportOf } from '../../figures-at.js';
import { textOf } from '../../kept-content.js';
import { surroundingsOf } from '../../surroundings.js';
import { versionIdOf, versionOf } from '../version-of.js';
import { renderSimilarityPage } from './similarity-page.js';

/** As many as anybody reads. */
const PASSAGES = 50;

/** @throws Problem a neutral 404 for an unknown report and for one outside the reader's scope */
const readSimilarity = async (
  id: string,
  {
    engine,
    directory,
    today,
    requireOrgan,
  }: Pick<ViewContext<unknown>, 'engine' | 'directory' | 'today' | 'requireOrgan'>,
) => {
  const report = await reportOf(engine, id);
  if (!report) throw Problem.of('request.notFound');
  requireOrgan(report.organ);
  const [text, { neighbours, settings }] = await Promise.all([
    textOf(engine, report.text),
    surroundingsOf(engine, directory, report, today),
  ]);
  const found = settings && similaritiesOf(text, neighbours, settings);
  return {
    report,
    compared: found !== undefined,
    reports: (found ?? []).map(({ neighbour: { organ, year, kind }, percent, threshold, passages }) => ({
      ...{ organ, year, kind, percent, threshold, pointedAt: percent >= threshold },
      passages: passages
        .slice(0, PASSAGES)
        .map(({ part, from, to }) => ({ part, from: from + 1, to, text: text[part].slice(from, to) })),
    })),
  };
};

export type ReadSimilarity = Omit<Awaited<ReturnType<typeof readSimilarity>>, 'report'>;

/**
 * How much of a report's text stands in last year's report and in other organs' approved ones (雷同), the most alike first, with the
 * passages in words. `compared` is false while the text is too short or nobody has set from where on.
 */
export const similarity = defineView({
  name: 'report.similarity',
  path: 'annual-reports/:id/similarity',
  permission: 'report.read',
  query: z.strictObject({}),
  thing: thingOf(annualReports),
  handle: async (context) => {
    const { compared, reports } = await readSimilarity(context.params['id'] ?? '', context);
    return { compared, reports };
  },
});

/** The same as a page. */
export const similarityPage = defineView({
  name: 'report.similarityPage',
  path: '/reports/:organ/:year/versions/:version/similarity',
  permission: 'report.read',
  query: z.object({}),
  thing: versionOf,
  handle: async (context) => {
    const { report, ...found } = await readSimilarity(versionIdOf(context.params), context);
    const nameOf = (organ: string) => {
      const known = context.directory.organ(organ);
      return { zh: known?.name ?? organ, en: known?.englishName ?? organ };
    };
    const { organ, year, version } = report;
    return Rendered.page(
      renderSimilarityPage({ organ: nameOf(organ), year, version, nameOf, similarity: found, here: hereOf(context) }),
    );
  },
});
