import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { formCells, recount, recounted } from '../../domain/recount/index.js';
import { axes, knownAt } from '../../../known-at.js';
import { organsOf } from '../../organs-of.js';
import { readBook } from '../../read-book.js';

export const scope = z.enum(['own', 'subtree']).default('subtree');

/**
 * Tables 2, 3 and 4 of an organ and year as they were known at a moment or cut (`knownAt`), of what had happened in law by a date (`effectiveOn`):
 * recounted on the spot, past all read models. Cells are text, exact; null is a figure that nobody had stated.
 */
export const figures = defineView({
  name: 'replay.figures',
  path: 'replay/figures/:organ/:year',
  permission: 'report.read',
  query: axes.extend({ scope }),
  handle: async (context) => {
    const { engine, query, requireOrgan } = context;
    const { organ, year, organs } = organsOf(context, query.scope);
    requireOrgan(organ);
    const known = await knownAt(engine.pool, query.knownAt);
    const told = recount(await readBook(engine.pool, known.cut, organs), query.effectiveOn).of(organs, year);
    const cells = formCells.map((cell) => {
      const [table, row, column] = cell.split(' ');
      return { table: Number(table), row, column, value: recounted(told, cell) };
    });
    return { organ, year, organs, known, effectiveOn: query.effectiveOn ?? null, cells };
  },
});
