import type { Cut } from '@mingjian/contracts';
import { defineView, Problem, type Engine, type View } from '@mingjian/service-kit';
import { z } from 'zod';
import { told, type ToldStep } from '../../domain/index.js';
import {
  formCells,
  recount,
  recounted,
  shownCell,
  sharesOf,
  textOf,
  type Share,
  type ShownCell,
} from '../../domain/recount/index.js';
import { frozenFigures } from '../../frozen-figures.js';
import { axes, knownAt, type Known } from '../../../known-at.js';
import { organsOf } from '../../organs-of.js';
import { readBook } from '../../read-book.js';
import { shownAtOnce, type ShownFigures } from '../../shown-figures.js';
import { stepsOf } from '../../steps-of.js';
import { scope } from './figures.view.js';

const PAGE = 50;
const query = axes.extend({
  scope,
  table: z.coerce.number().int().min(2).max(4),
  row: z.string().max(60),
  column: z.string().max(60),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

/** A figure that is stored somewhere, and what the recount makes of it at the cut at which it was stored. */
interface Stored {
  readonly where: 'shown' | 'frozen';
  /** The report that froze it. */
  readonly report?: string;
  readonly cut: Cut;
  readonly stored: ShownCell;
  readonly recomputed: string | null;
  readonly agrees: boolean;
}

/**
 * Why a figure is what it is: recounted on the spot at a cut, with every thing behind it, what that adds, and the steps that say so, late entries marked;
 * and held against what is stored: the figure that readers see now, and the one that the newest approved report froze, each recounted at its own
 * cut.
 */
export const whyFigure = (shown: ShownFigures): View =>
  defineView({
    name: 'replay.whyFigure',
    path: 'replay/figures/:organ/:year/why',
    permission: 'report.read',
    query,
    handle: async (context) => {
      const { engine, query: wanted, requireOrgan } = context;
      const { organ, year, organs } = organsOf(context, wanted.scope);
      requireOrgan(organ);
      const cell = `${wanted.table} ${wanted.row} ${wanted.column}`;
      if (!formCells.includes(cell)) throw Problem.of('request.invalid', { issues: ['no cell of the form'] });

      const recountAt = async (cut: Cut, some = organs) =>
        recount(await readBook(engine.pool, cut, some)).of(some, year);
      const stored: Stored[] = [];
      const note = async (where: Stored['where'], cut: Cut, value: ShownCell, some = organs, report?: string) => {
        const recomputed = recounted(await recountAt(cut, some), cell);
        const agrees = (value === null || value === '/' ? null : String(value)) === recomputed;
        stored.push({ where, ...(report !== undefined && { report }), cut, stored: value, recomputed, agrees });
      };
      await shownAtOnce(engine.pool, shown, async ({ cut, tablesOf }) => {
        const { table, row, column } = wanted;
        await note('shown', cut, shownCell(await tablesOf(organs, year), table, row, column));
      });
      const frozen = await frozenFigures(engine, organ, year);
      if (frozen) {
        const value = shownCell(frozen.tables, wanted.table, wanted.row, wanted.column);
        await note('frozen', frozen.cut, value, frozen.organs, frozen.report);
      }

      const known = await knownAt(engine.pool, wanted.knownAt);
      const { effectiveOn } = wanted;
      const book = await readBook(engine.pool, known.cut, organs);
      const shares = sharesOf(book, { organs, year, cell, effectiveOn });
      const first = (wanted.page - 1) * PAGE;
      return {
        ...{ organ, year, organs, cell: { table: wanted.table, row: wanted.row, column: wanted.column } },
        ...{ known, effectiveOn: effectiveOn ?? null },
        recounted: recounted(recount(book, effectiveOn).of(organs, year), cell),
        stored,
        agrees: stored.every(({ agrees }) => agrees),
        total: shares.length,
        page: wanted.page,
        pages: Math.max(1, Math.ceil(shares.length / PAGE)),
        things: await withSteps(engine, known, shares.slice(first, first + PAGE)),
      };
    },
  });

interface Thing extends Omit<Share, 'amount'> {
  readonly adds: string;
  readonly late: boolean;
  readonly steps: readonly ToldStep[];
}

/** Which events of a thing speak of the figure. */
const speaks = (share: Share, name: string, data: Readonly<Record<string, unknown>>): boolean => {
  if (share.kind === 'tally') return share.id === `${String(data['month'])} ${String(data['measure'])}`;
  if (share.kind === 'application')
    return ['ApplicationRegistered', 'ApplicationDecided', 'ApplicationFactsCorrected'].includes(name);
  return true;
};

const withSteps = (engine: Engine, { cut }: Known, shares: readonly Share[]): Promise<readonly Thing[]> =>
  Promise.all(
    shares.map(async (share) => {
      const steps = (await stepsOf(engine.pool, share.stream, cut)).filter(({ name, data }) =>
        speaks(share, name, data),
      );
      const { amount, ...thing } = share;
      return {
        ...thing,
        adds: textOf(amount),
        late: steps.some(({ entry }) => entry === 'late'),
        steps: steps.map(told),
      };
    }),
  );
