import { organId } from '@mingjian/contracts';
import { hereOf } from '@mingjian/portal-kit';
import { defineView, Problem, Rendered, type ViewContext } from '@mingjian/service-kit';
import { z } from 'zod';
import { indicatorNamed, indicators, type Indicator } from './catalogue.js';
import { compared } from './comparison.js';
import { readHandlingTimes } from './handling-times.js';
import { changedSince, dimensions, readBehind, readCells, readMatrix } from './read-cells.js';
import { readAgeing, readFreshness } from './standing-now.js';
import { renderIndicatorsPage } from './indicators-page.js';
import { LEAST_TO_SHOW, suppressed } from './suppression.js';

const month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/);
const ofOrgan = { organ: organId, scope: z.enum(['own', 'subtree']).default('subtree') };
const inPeriod = { ...ofOrgan, from: month, to: month };
const indicator = z.string().max(60);

/** Fewer than so many are not ranked. */
const LEAST_TO_RANK = 20;
const PAGE = 100;

type Scoped = ViewContext<{ readonly organ: string; readonly scope: 'own' | 'subtree' }>;

/** The organ, or it with everything below it as it stands today. @throws Problem a neutral 404 for one that is not there or not in the reader's scope */
const organsOf = ({ query: { organ, scope }, directory, today, requireOrgan }: Scoped): readonly string[] => {
  if (!directory.organ(organ)) throw Problem.of('request.notFound');
  requireOrgan(organ);
  const covered = scope === 'own' ? directory.predecessorsOf(organ, today) : directory.subtreeOf(organ, today);
  return [...new Set([organ, ...covered])];
};

const named = (id: string): Indicator => {
  const found = indicatorNamed(id);
  if (!found) throw Problem.of('request.notFound');
  return found;
};

/** What can be asked for: every indicator with definition, numerator, denominator, exclusions, version and dimensions. */
export const indicatorsView = defineView({
  name: 'statistics.indicators',
  path: 'statistics/indicators',
  permission: 'public',
  query: z.strictObject({}),
  handle: () =>
    Promise.resolve({
      indicators: indicators.map(({ numerator, denominator, exclusions, ...told }) => ({
        ...told,
        ...{ numerator: words(numerator), denominator: words(denominator), exclusions: exclusions.map(words) },
      })),
      leastToRank: LEAST_TO_RANK,
      leastToShow: LEAST_TO_SHOW,
    }),
});

const words = ({ zh, en }: { readonly zh: string; readonly en: string }) => ({ zh, en });

/** All indicators of an organ, or of it and those below it, as a page; of this year so far unless told. */
export const indicatorsPage = defineView({
  name: 'statistics.indicatorsPage',
  path: '/reports/:organ/indicators',
  permission: 'report.read',
  query: z.object({
    from: month.optional(),
    to: month.optional(),
    scope: z.enum(['own', 'subtree']).default('subtree'),
  }),
  handle: async (context) => {
    const { params, directory, today, engine } = context;
    const { scope, from = `${today.slice(0, 4)}-01`, to = today.slice(0, 7) } = context.query;
    const organ = params['organ'] ?? '';
    const organs = organsOf({ ...context, query: { organ, scope } });
    const found = directory.organ(organ)!;
    const shown = await Promise.all(
      indicators.map(async (indicator) => {
        const [cell = null] = await readCells(engine.pool, { indicator, organs, from, to });
        return { indicator, cell };
      }),
    );
    return Rendered.page(
      renderIndicatorsPage({
        organ: { zh: found.name, en: found.englishName },
        ...{ scope, shown, period: { from, to }, here: hereOf(context) },
      }),
    );
  },
});

/**
 * An indicator for an organ, or it and those below it, and months, split by month (a series), organ or one of its dimensions. With `updatedSince`
 * all cells if anything was recorded since about what is counted, since what moved leaves nothing where it was; otherwise none, and `changed` is false.
 */
export const cellsView = defineView({
  name: 'statistics.cells',
  path: 'statistics/cells',
  permission: 'report.read',
  query: z.strictObject({
    ...{ indicator, ...inPeriod },
    by: z.enum(['month', 'organ', ...dimensions]).optional(),
    updatedSince: z.iso.datetime({ offset: true }).optional(),
  }),
  handle: async (context) => {
    const { by, from, to, updatedSince, indicator: id } = context.query;
    const [found, organs] = [named(id), organsOf(context)];
    if (by && by !== 'month' && by !== 'organ' && !found.dimensions.includes(by)) throw Problem.of('request.notFound');
    const { pool } = context.engine;
    const changed = updatedSince === undefined || (await changedSince(pool, found, new Date(updatedSince)));
    const cells = changed ? await readCells(pool, { indicator: found, organs, by, from, to }) : [];
    return { indicator: id, version: found.version, organs, from, to, by: by ?? null, changed, cells };
  },
});

/** What a cell of an indicator counts (`part`), or leaves out (`excluded`: late entries and the like), case by case. */
export const behindView = defineView({
  name: 'statistics.behind',
  path: 'statistics/behind',
  permission: 'report.read',
  query: z.strictObject({
    ...{ indicator, ...inPeriod },
    part: z.enum(['numerator', 'denominator', 'excluded']).default('numerator'),
    dimension: z.enum(dimensions).optional(),
    value: z.string().max(80).default(''),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
  }),
  handle: async (context) => {
    const { dimension, value, page, part, from, to, indicator: id } = context.query;
    const [found, organs] = [named(id), organsOf(context)];
    if (dimension && !found.dimensions.includes(dimension)) throw Problem.of('request.notFound');
    const where = dimension && { dimension, value };
    const paging = { limit: PAGE, offset: (page - 1) * PAGE };
    const behind = await readBehind(context.engine.pool, {
      indicator: found,
      organs,
      part,
      where,
      from,
      to,
      ...paging,
    });
    return { ...behind, page, pages: Math.max(1, Math.ceil(behind.total / PAGE)) };
  },
});

/** Percentiles of handling time in working days, with the histogram that they come from. */
export const handlingTimesView = defineView({
  name: 'statistics.handlingTimes',
  path: 'statistics/handling-times',
  permission: 'report.read',
  query: z.strictObject(inPeriod),
  handle: (context) => {
    const { from, to } = context.query;
    return readHandlingTimes(context.engine.pool, { organs: organsOf(context), from, to });
  },
});

/** How old the open cases are today. */
export const ageingView = defineView({
  name: 'statistics.ageing',
  path: 'statistics/ageing',
  permission: 'report.read',
  query: z.strictObject(ofOrgan),
  handle: (context) => readAgeing(context.engine.pool, organsOf(context), context.today),
});

/** When something last appeared in each column (栏目). */
export const freshnessView = defineView({
  name: 'statistics.freshness',
  path: 'statistics/freshness',
  permission: 'report.read',
  query: z.strictObject(ofOrgan),
  handle: async (context) => ({
    columns: await readFreshness(context.engine.pool, organsOf(context), context.today),
  }),
});

/** The organ and those below it side by side; ranked only from a stated number of cases on. */
export const comparisonView = defineView({
  name: 'statistics.comparison',
  path: 'statistics/comparison',
  permission: 'report.read',
  query: z.strictObject({ indicator, ...inPeriod }),
  handle: async (context) => {
    const { from, to, indicator: id } = context.query;
    const [found, organs] = [named(id), organsOf(context)];
    const cells = await readCells(context.engine.pool, { indicator: found, organs, by: 'organ', from, to });
    const side = cells.map(({ key: organ, numerator, denominator }) => ({ organ, numerator, denominator }));
    return {
      indicator: id,
      version: found.version,
      leastToRank: LEAST_TO_RANK,
      organs: compared(found, side, LEAST_TO_RANK),
    };
  },
});

/**
 * A count of a whole year by organ and a dimension, for everybody: small cells are suppressed together with those that would tell them, once for
 * the whole city, so that no other question's answer fills the gaps.
 */
export const publicCellsView = defineView({
  name: 'statistics.publicCells',
  path: 'statistics/public',
  permission: 'public',
  query: z.strictObject({ indicator, year: z.coerce.number().int().min(2000).max(2100), by: z.enum(dimensions) }),
  handle: async ({ query: { indicator: id, year, by }, directory, today, engine }) => {
    const found = named(id);
    if (found.unit !== 'count' || !found.dimensions.includes(by)) throw Problem.of('request.notFound');
    // One lot of organs for one year, whoever asks when.
    const organs = directory.organsOn(today).map(({ organ }) => organ);
    const period = { from: `${year}-01`, to: `${year}-12` };
    const { values, counts } = await readMatrix(engine.pool, { indicator: found, organs, dimension: by, ...period });
    const shown = counts.length > 0 ? suppressed(counts, LEAST_TO_SHOW) : null;
    return { indicator: id, version: found.version, year, by, organs, values, leastToShow: LEAST_TO_SHOW, ...shown };
  },
});
