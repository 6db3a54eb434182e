import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { openingBalances } from '../../opening-balance.aggregate.js';

/** An imported opening balance of an organ and year, `<organ>-<year>`: its version, and the published report it was taken from, with what the rules say of it. */
export const openingBalanceFile = defineView({
  name: 'report.openingBalance',
  path: 'opening-balances/:id',
  permission: 'report.read',
  query: z.strictObject({}),
  thing: thingOf(openingBalances),
  handle: async ({ params, engine, requireOrgan }) => {
    const { state } = await engine.pipeline.load(openingBalances, params['id'] ?? '');
    if (state.version === 0) throw Problem.of('request.notFound');
    requireOrgan(state.organ ?? null);
    return { imported: true, organ: state.organ, version: state.version, report: state.report ?? null };
  },
});
