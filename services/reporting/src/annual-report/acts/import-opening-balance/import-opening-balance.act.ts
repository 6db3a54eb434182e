import { openingEvents } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import type { ImportOpeningBalance } from '../../domain/index.js';
import { exportedTables } from '../../exports/index.js';
import { openingBalances } from '../../opening-balance.aggregate.js';

const { schema } = openingEvents.OpeningBalanceImported;

/**
 * Takes over the figures at the end of the year before the record began, from a report published earlier; with `report` the whole report, in the
 * rows and columns that a report is exported in. It is marked as imported, and stays as it was published.
 */
export const importOpeningBalance = actOn(openingBalances)({
  name: 'report.importOpening',
  path: 'opening-balances',
  permission: 'report.importOpening',
  body: schema.omit({ version: true, report: true }).extend({
    report: schema.shape.report
      .unwrap()
      .omit({ figures: true, examination: true })
      .extend({ tables: exportedTables })
      .optional(),
  }),
  begins: { id: ({ organ, year }) => `${organ}-${year}`, organ: ({ organ }) => organ },
  command: ({ body: { report, ...body }, state, today }) => ({
    type: 'ImportOpeningBalance',
    today,
    balance: { ...body, version: state.version + 1 },
    // The shape of its cells has been checked: text in them is a decimal or `/`.
    report: (report ?? null) as ImportOpeningBalance['report'],
  }),
});
